/** The header by which the server knows that a request was made by a page of this site: the cookie, which only they can read. */
export function crossSiteToken(): Record<string, string> {
  const cookie = document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN='));
  return cookie ? { 'X-XSRF-TOKEN': decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) } : {};
}
