import { expect, test } from 'vitest';
import { afterSignIn, signInPlace } from './places';

test('whoever has to sign in comes back to where they were', () => {
  expect(signInPlace('/runs?app=7#top')).toBe('/sign-in?next=%2Fruns%3Fapp%3D7%23top');
  expect(afterSignIn('/runs?app=7#top')).toBe('/runs?app=7#top');
});

test('nobody is led to another site', () => {
  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '', undefined, ['/a', '/b'], '/sign-in']) {
    expect(afterSignIn(next)).toBe('/');
  }
});
