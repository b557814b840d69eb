import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields';
import { defaultValues, inexact, inputsOf, parseNumber, stepped, unusable, valuesOf } from './values';

const fields = fieldsOf({
  rate: { type: 'number', default: 0.03, min: 0, max: 1 },
  years: { type: 'integer' },
  note: { type: 'text', required: false },
  basis: { type: 'select', options: [1, 2, { value: true, label: 'Yes' }, '2'], default: 2 },
  mode: { type: 'select', options: ['a', 'b'] },
  must: { type: 'boolean' },
  may: { type: 'boolean', required: false },
  on: { type: 'boolean', default: true },
  start: { type: 'date', default: '2026-01-01' },
});

describe('the form', () => {
  it('begins with the defaults, and with nothing where there is none', () => {
    expect(defaultValues(fields)).toEqual({ rate: '0.03', years: '', note: '', basis: '1', mode: '', must: false, may: null, on: true, start: '2026-01-01' });
  });

  it('leaves out what is empty, and sends each value in its own type', () => {
    expect(inputsOf(fields, defaultValues(fields))).toEqual({ rate: 0.03, basis: 2, must: false, on: true, start: '2026-01-01' });
  });

  it('keeps a number apart from the text that looks like it', () => {
    expect(inputsOf(fields, { ...defaultValues(fields), basis: '3' }).basis).toBe('2');
    expect(inputsOf(fields, { ...defaultValues(fields), basis: '2' }).basis).toBe(true);
  });

  it('sends what is no number as it was typed, so that the server can quote it; never NaN', () => {
    const typed = ['1,5', '-', 'abc', '1e999', '1 000', '0x10', 'Infinity', 'NaN', '1e-400'];
    expect(typed.map(text => inputsOf(fields, { ...defaultValues(fields), years: text }).years)).toEqual(typed);
  });

  it('sends nothing for a number box with nothing but spaces', () => {
    expect(inputsOf(fields, { ...defaultValues(fields), rate: '  ' })).not.toHaveProperty('rate');
  });

  it('holds inputs of any key, those of every object too', () => {
    const odd = fieldsOf(JSON.parse('{"__proto__": {"type": "text"}, "constructor": {"type": "number"}, "a/b": {"type": "text", "default": "x"}}'));
    const values = valuesOf(odd, JSON.parse('{"__proto__": "p", "constructor": 1}'));
    expect(JSON.stringify(inputsOf(odd, values))).toBe('{"__proto__":"p","constructor":1,"a/b":"x"}');
    expect(JSON.stringify(inputsOf(odd, defaultValues(odd)))).toBe('{"a/b":"x"}');
  });
});

describe('inputs of an earlier run', () => {
  const earlier = { rate: 0.5, years: 7, basis: true, mode: 'gone', may: false, left: 1, start: 12 };

  it('fill the form; what they leave out has its default', () => {
    expect(valuesOf(fields, earlier)).toEqual({ rate: '0.5', years: '7', note: '', basis: '2', mode: '', must: false, may: false, on: true, start: '12' });
  });

  it('come back as they were', () => {
    const inputs = { rate: 1e-7, years: 12, note: 'a\nb', basis: '2', mode: 'b', must: true, may: false, on: false, start: '2026-02-28' };
    expect(inputsOf(fields, valuesOf(fields, inputs))).toEqual(inputs);
  });

  it('are named when the form has no place for them', () => {
    expect(unusable(fields, earlier)).toEqual({ gone: ['left'], refused: ['mode'] });
  });
});

describe('a number as one types it', () => {
  it.each([
    ['1e3', 1000],
    [' 12 ', 12],
    ['-.5', -0.5],
    ['+2.', 2],
    ['0', 0],
    ['0e5', 0],
    ['1E-2', 0.01],
  ])('%s is %d', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', '-', '.', '1,5', '1.000,5', '1e', 'e3', '--1', '1 2', '٣'])('"%s" is none', text => expect(parseNumber(text)).toBeNull());
});

describe('an arrow key', () => {
  const [rate] = fieldsOf({ rate: { type: 'number', min: 0, max: 1, step: 0.1, default: 0.3 } });

  it('goes one step, without digits of its own, and stays within the limits', () => {
    expect([stepped(rate!, '0.2', 1), stepped(rate!, '0.25', -1), stepped(rate!, '1', 1), stepped(rate!, '5', 1)]).toEqual(['0.3', '0.15', '1', '1']);
  });

  it('starts from the default when nothing or no number stands there', () => {
    expect([stepped(rate!, '', 1), stepped(rate!, 'x', -1)]).toEqual(['0.4', '0.2']);
  });
});

it('a whole number that the browser would change is named instead of sent', () => {
  expect(inexact(fields, { years: '9007199254740993' })).toEqual({
    years: 'years is too large for this form, which holds whole numbers up to 9007199254740991; send it over the API.',
  });
  expect(inexact(fields, { years: '9007199254740991', rate: '9007199254740993' })).toEqual({});
});
