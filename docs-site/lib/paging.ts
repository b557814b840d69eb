import { first, type Query } from './timeRange';

/** The cursors of the pages gone through, the present one last; empty on the first. */
export function readTrail(query: Query): string[] {
  return (first(query.page) ?? '').split(',').filter(cursor => /^\d+$/.test(cursor));
}

/** The trail as the address bar has it. */
export function writeTrail(trail: string[]): Record<string, string> {
  return trail.length > 0 ? { page: trail.join(',') } : {};
}

/** The cursor of the next page, from a Link header (RFC 8288); null on the last page. */
export function nextCursor(link: string | null): string | null {
  const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(link ?? '')?.[1];
  return next ? new URL(next, 'http://localhost').searchParams.get('cursor') : null;
}
