import { expect, it } from 'vitest';
import { accountName, accountWords } from './impliedAccounts';

it.each([
  ['*operator', 'the operator'],
  ['*everybody', 'everybody'],
  ['*hook', 'a push to the repository'],
  ['ada', 'ada'],
  ['constructor', 'constructor'],
])('%s is called %s, and found by that', (name, words) => {
  expect(accountWords(name)).toBe(words);
  expect(accountName(words)).toBe(name);
});

it('the operator is found however it is written', () => {
  expect(accountName('The Operator')).toBe('*operator');
});
