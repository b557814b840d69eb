/** A place of the site that is always to be reached. */
export interface Place {
  href: string;
  label: string;
  /** What the addresses of its pages begin with. */
  under: string;
}

/** The main places, as the header has them. */
export const places: Place[] = [
  { href: '/', label: 'Apps', under: '/apps' },
  { href: '/runs', label: 'Runs', under: '/runs' },
  { href: '/monitor', label: 'Monitor', under: '/monitor' },
  { href: '/docs', label: 'Docs', under: '/docs' },
];

/** Where an app is added. */
export const addApp: Place = { href: '/add-app', label: 'Add app', under: '/add-app' };
