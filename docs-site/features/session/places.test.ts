import { expect, test } from 'vitest';
import { afterSignIn, providerPlace, signInPlace } from './places';

test('whoever has to sign in comes back to where they were', () => {
  expect(signInPlace('/runs?app=7#top')).toBe('/sign-in?next=%2Fruns%3Fapp%3D7%23top');
  expect(afterSignIn('/runs?app=7#top')).toBe('/runs?app=7#top');
});

test('a provider is told where to come back to', () => {
  expect(providerPlace('/runs?app=7')).toBe('/oauth2/authorization/stoa?next=%2Fruns%3Fapp%3D7');
  expect(providerPlace('https://evil.example/')).toBe('/oauth2/authorization/stoa?next=%2F');
});

test('nobody is led to another site', () => {
  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '', undefined, ['/a', '/b'], '/sign-in']) {
    expect(afterSignIn(next)).toBe('/');
  }
});
