import { expect, it } from 'vitest';
import { randomKey, SubmissionKeys } from './submission';

function keysAt() {
  const clock = { now: 0 };
  return { clock, keys: new SubmissionKeys(() => clock.now) };
}

it('a retry after a lost answer has the key of the first try, however late', () => {
  const { clock, keys } = keysAt();
  const first = keys.keyFor('{"a":1}');
  clock.now = 60_000;
  expect(keys.keyFor('{"a":1}')).toBe(first);
});

it('a second click within a second of the answer is the same run', () => {
  const { clock, keys } = keysAt();
  const first = keys.keyFor('{"a":1}');
  keys.answered();
  clock.now = 999;
  expect(keys.keyFor('{"a":1}')).toBe(first);
});

it('the same inputs later are another run', () => {
  const { clock, keys } = keysAt();
  const first = keys.keyFor('{"a":1}');
  keys.answered();
  clock.now = 1_000;
  expect(keys.keyFor('{"a":1}')).not.toBe(first);
});

it('other inputs are another run at once', () => {
  const { keys } = keysAt();
  expect(keys.keyFor('{"a":1}')).not.toBe(keys.keyFor('{"a":2}'));
});

it('a key has 128 bits', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(randomKey()).not.toBe(randomKey());
});
