import { expect, test } from 'vitest';
import { endWords } from './endWords';

test.each([
  [null, 'Goes on'],
  ['success', 'Success'],
  ['handed_back', 'Its worker was stopped'],
  ['worker_fault', 'Its worker had a fault'],
  ['worker_lost', 'The worker was lost'],
  ['a_kind_of_later', 'a kind of later'],
])('%s is called "%s"', (end, words) => {
  expect(endWords(end)).toBe(words);
});
