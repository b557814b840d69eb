import { describe, expect, it } from 'vitest';
import { readTraceback } from './traceback';

describe('a traceback', () => {
  it('tells the app’s own frames from a library’s, and the error', () => {
    const lines = readTraceback(
      [
        'Traceback (most recent call last):',
        '  File "function.py", line 7, in run',
        '    return f(x)',
        '           ^^^^',
        '  File "/envs/1/lib/python3.11/site-packages/numpy/a.py", line 2, in f',
        '    return x / 0',
        'ValueError: no',
        '  with more',
        '',
      ].join('\n'),
    );
    expect(lines.map(line => line.role)).toEqual(['other', 'own', 'own', 'own', 'library', 'library', 'error', 'error']);
  });

  it('goes through chained errors', () => {
    const roles = readTraceback(
      'Traceback (most recent call last):\n  File "helpers.py", line 1, in f\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "function.py", line 2, in run\nValueError: x',
    ).map(line => line.role);
    expect(roles).toEqual(['other', 'own', 'error', 'error', 'other', 'other', 'other', 'own', 'error']);
  });
});
