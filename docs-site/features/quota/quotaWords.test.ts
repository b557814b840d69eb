import { expect, it } from 'vitest';
import { cpuTime, limitsAnything, limitText, usedOf } from './quotaWords';

const limits = { runs_in_flight: null, runs_per_hour: 1000, cpu_seconds_per_day: null };

it('a limit that is not there is a dash', () => {
  expect(limitText(limits, 'runs_in_flight')).toBe('–');
  expect(limitText(limits, 'runs_per_hour')).toBe('1,000');
  expect(limitsAnything(limits)).toBe(true);
  expect(limitsAnything({ ...limits, runs_per_hour: null })).toBe(false);
});

it('what is used is told with its limit where there is one', () => {
  expect(usedOf(3, 100)).toBe('3 of 100');
  expect(usedOf(3, null)).toBe('3');
  expect(usedOf(0, 3600, cpuTime)).toBe('0 s of 1 h 0 m');
});
