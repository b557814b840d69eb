import { expect, it } from 'vitest';
import { randomKey, SubmissionKeys } from './submission';

it('a retry after a lost answer has the key of the first try', () => {
  const keys = new SubmissionKeys();
  expect(keys.keyFor('{"a":1}')).toBe(keys.keyFor('{"a":1}'));
});

it('the same inputs after the answer are another run, however soon', () => {
  const keys = new SubmissionKeys();
  const first = keys.keyFor('{"a":1}');
  keys.answered();
  expect(keys.keyFor('{"a":1}')).not.toBe(first);
});

it('other inputs are another run at once', () => {
  const keys = new SubmissionKeys();
  expect(keys.keyFor('{"a":1}')).not.toBe(keys.keyFor('{"a":2}'));
});

it('a key has 128 bits', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(randomKey()).not.toBe(randomKey());
});
