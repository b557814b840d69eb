import { describe, expect, it } from 'vitest';
import { addressOf, type App, type AppFigures, everything, findApps, findingOf, tagsOf } from './finding';

function app(id: number, name: string, tags: string[] = [], createdAt = '2026-01-01T00:00:00Z'): App {
  return { id, name, function_name: `${name.toLowerCase().replace(' ', '-')}`, description: `About ${name}.`, tags, created_at: createdAt } as App;
}

function figures(...rows: [id: number, runs: number, median: number | null][]): Map<number, AppFigures> {
  return new Map(rows.map(([app_id, runs, median_seconds]) => [app_id, { app_id, runs, median_seconds } as AppFigures]));
}

const bond = app(1, 'Bond Valuation', ['quant', 'bond'], '2026-01-03T00:00:00Z');
const pricer = app(2, 'Portfolio Pricer', ['quant', 'simulation'], '2026-01-02T00:00:00Z');
const mortality = app(3, 'Mortality Simulator', ['life', 'simulation']);
const all = [bond, pricer, mortality];

describe('finding apps', () => {
  const found = (change: Partial<typeof everything>) => findApps(all, figures([1, 5, null], [2, 9, 2.5], [3, 5, 0.2]), { ...everything, ...change }).map(({ id }) => id);

  it.each(['mortality', 'LIFE sim', 'mortality-sim', 'about mort'])('by the words "%s" looks in name, address, description and tags', q => {
    expect(found({ q })).toEqual([3]);
  });

  it('by tags wants all of them', () => {
    expect(found({ tags: ['simulation'] })).toEqual([2, 3]);
    expect(found({ tags: ['simulation', 'quant'] })).toEqual([2]);
  });

  it('orders by runs, then by name', () => {
    expect(found({})).toEqual([2, 1, 3]);
  });

  it('orders by age, name and speed; what never ran is not fast', () => {
    expect(found({ sort: 'newest' })).toEqual([1, 2, 3]);
    expect(found({ sort: 'name' })).toEqual([1, 3, 2]);
    expect(found({ sort: 'fastest' })).toEqual([3, 2, 1]);
  });

  it('orders by name while there are no figures', () => {
    expect(findApps(all, new Map(), everything).map(({ id }) => id)).toEqual([1, 3, 2]);
  });
});

describe('the address', () => {
  it('says only what is not usual', () => {
    expect(addressOf(everything)).toBe('/');
    expect(addressOf({ q: 'two words', tags: ['fixed income', 'a,b'], sort: 'name' })).toBe('/?q=two+words&tag=fixed+income&tag=a%2Cb&sort=name');
  });

  it('gives back what was written into it', () => {
    expect(findingOf({ q: 'two words', tag: ['fixed income', 'a,b'], sort: 'name' })).toEqual({ q: 'two words', tags: ['fixed income', 'a,b'], sort: 'name' });
  });

  it('with an unknown order or a tag said twice is read without them', () => {
    expect(findingOf({ sort: 'constructor', tag: ['a', 'a'] })).toEqual({ q: '', tags: ['a'], sort: 'runs' });
  });
});

it('tags come by how many apps have them', () => {
  expect(tagsOf(all)).toEqual(['quant', 'simulation', 'bond', 'life']);
});
