/** Where one signs in, to come back to a place of the site. */
export function signInPlace(place: string): string {
  return `/sign-in?next=${encodeURIComponent(place)}`;
}

/** Where one goes to sign in at a provider, to come back to a place of the site. */
export function providerPlace(next: string | string[] | undefined): string {
  return `/oauth2/authorization/stoa?next=${encodeURIComponent(afterSignIn(next))}`;
}

/** Where to go after signing in: the place that was asked for when it is one of this site, else the catalogue. */
export function afterSignIn(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
