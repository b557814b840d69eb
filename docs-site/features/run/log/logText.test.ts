import { describe, expect, it } from 'vitest';
import { appendLog, countLines, emptyLog, mostCharacters, readable } from './logText';

describe('a live log', () => {
  it('grows by its pieces', () => {
    expect(appendLog(appendLog(emptyLog, 'one\n'), 'two')).toEqual({ text: 'one\ntwo', droppedLines: 0 });
  });

  it('drops whole lines from its start when it is over the limit, and counts them', () => {
    const line = `${'x'.repeat(999)}\n`;
    const log = appendLog(appendLog(emptyLog, line.repeat(mostCharacters / 1000)), line.repeat(3));
    expect(log.droppedLines).toBeGreaterThanOrEqual(3);
    expect(log.text.length).toBeLessThanOrEqual(mostCharacters);
    expect(log.droppedLines + countLines(log.text)).toBe(mostCharacters / 1000 + 3);
    expect(log.text.startsWith('x'.repeat(999))).toBe(true);
  });

  it('drops from within a line that alone is over the limit', () => {
    expect(appendLog(emptyLog, 'y'.repeat(mostCharacters + 5)).text).toHaveLength(mostCharacters);
  });
});

describe('a readable log', () => {
  it('has no colours', () => {
    expect(readable('\x1b[1;31mred\x1b[0m plain')).toBe('red plain');
  });

  it('shows the last state of a line that was written over', () => {
    expect(readable(' 10%\r 50%\r100%\ndone\r\n')).toBe('100%\ndone\n');
  });
});
