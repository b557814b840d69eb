import { describe, expect, it } from 'vitest';
import { keysOf, parseOrdered, printOrdered } from './orderedJson';

describe('JSON in the order it was written', () => {
  it('keeps a year after the text it stood after', () => {
    const row = (parseOrdered('[{"region": "North", "2026": 1, "2025": 2}]') as object[])[0]!;
    expect(keysOf(row)).toEqual(['region', '2026', '2025']);
    expect(row).toEqual({ region: 'North', 2026: 1, 2025: 2 });
  });

  it('keeps the order of nested objects', () => {
    const value = parseOrdered('{"series": {"b": [], "1": [{"x": 1, "0": null}]}}') as { series: Record<string, object[]> };
    expect(keysOf(value.series)).toEqual(['b', '1']);
    expect(keysOf(value.series['1']![0]!)).toEqual(['x', '0']);
  });

  it('leaves a text alone that looks like a key', () => {
    const text = '{"7":"say \\"12\\": no","a\\"5":1,"b\\\\":"\\"3\\":"}';
    expect(parseOrdered(text)).toEqual(JSON.parse(text));
  });

  it('reads what has no such keys as JSON.parse does', () => {
    expect(parseOrdered('{"b":1,"a":[true,null,"x"]}')).toEqual({ b: 1, a: [true, null, 'x'] });
  });

  it('refuses what is no JSON', () => {
    expect(() => parseOrdered('{"1":')).toThrow(SyntaxError);
  });

  it('prints in that order', () => {
    expect(printOrdered(parseOrdered('{"b":{},"1":[1,"x"]}'))).toBe('{\n  "b": {},\n  "1": [\n    1,\n    "x"\n  ]\n}');
  });
});
