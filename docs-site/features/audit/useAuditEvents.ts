import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from '@/api/client';
import { nextCursor } from '@/lib/paging';
import { useNow } from '@/lib/useNow';
import { type Question, toParameters } from './question';

/** A page of events, newest first. */
export interface EventPage {
  events: Schema<'AuditEvent'>[];
  /** Where the next page begins; null on the last. */
  next: string | null;
}

/** The events a question asks for. */
export function useAuditEvents(question: Question) {
  const parameters = toParameters(question, useNow(60_000));
  return useQuery({
    queryKey: ['audit', parameters],
    queryFn: ({ signal }) => loadPage(parameters, signal),
    placeholderData: keepPreviousData,
  });
}

async function loadPage(parameters: ReturnType<typeof toParameters>, signal: AbortSignal): Promise<EventPage> {
  const { action, ...others } = parameters;
  const query = { ...others, ...(action && { action: [action] }) };
  const { data, response } = await api.GET('/api/audit', { params: { query }, signal });
  return { events: data!, next: nextCursor(response.headers.get('Link')) };
}
