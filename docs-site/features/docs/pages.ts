import list from '@/generated/pages.json';

/** A docs page, as its first lines and features/docs/sections.json describe it. */
export interface DocsPage {
  section: string;
  /** Its address. */
  path: string;
  title: string;
  description: string;
}

/** All docs pages in reading order. */
export const pages: DocsPage[] = list;

/** The page at an address; throws when there is none. */
export function findPage(path: string): DocsPage {
  const page = pages.find(each => each.path === path);
  if (!page) {
    throw new Error(`features/docs/sections.json names no page ${path}.`);
  }
  return page;
}

export function previousPage(page: DocsPage): DocsPage | undefined {
  return pages[pages.indexOf(page) - 1];
}

export function nextPage(page: DocsPage): DocsPage | undefined {
  return pages[pages.indexOf(page) + 1];
}
