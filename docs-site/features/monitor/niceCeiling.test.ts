import { expect, it } from 'vitest';
import { niceCeiling } from './niceCeiling';

it.each([
  [1, 2],
  [2, 2],
  [3, 4],
  [9, 10],
  [10, 10],
  [11, 20],
  [55, 60],
  [1234, 2000],
])('of %s is %s', (value, ceiling) => expect(niceCeiling(value)).toBe(ceiling));
