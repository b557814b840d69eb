import { describe, expect, it } from 'vitest';
import { liveWords, tabTitle } from './runWords';

describe('a run in words', () => {
  it('has its status and progress in the tab', () => {
    expect(tabTitle(42, null)).toBe('Run 42');
    expect(tabTitle(42, { status: 'RUNNING', progress: { fraction: 0.629, message: null } })).toBe('Run 42 · Running 62 %');
    expect(tabTitle(42, { status: 'RUNNING', progress: null })).toBe('Run 42 · Running');
    expect(tabTitle(42, { status: 'SUCCESS', progress: { fraction: 1, message: null } })).toBe('Run 42 · Success');
  });

  it('is told without its progress, so that a screen reader is not told every 3 s', () => {
    expect(liveWords(42, 'RUNNING', { state: 'open' })).toBe('Run 42 is running.');
    expect(liveWords(42, 'RUNNING', { state: 'refused' })).toBe('Run 42 is running. You are signed out, or may not see it any more.');
    expect(liveWords(42, 'RUNNING', { state: 'lost', retryAt: 1 })).toBe('Run 42 is running. The connection is lost and tried again.');
  });
});
