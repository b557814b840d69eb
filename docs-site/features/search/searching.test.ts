import { describe, expect, it } from 'vitest';
import type { Schema } from '@/api/client';
import { newIndex, search } from './searching';

const apps = [
  { id: 1, name: 'Bond Valuation', function_name: 'bond-valuation', description: 'Price of a bond.', tags: ['quant'] },
  { id: 2, name: 'Mortality Simulator', function_name: 'mortality-simulator', description: 'Survival curve.', tags: ['life'] },
] as Schema<'App'>[];
const docs = newIndex();
docs.addAll([
  { id: 0, path: '/docs/write-an-app/manifest', page: 'The manifest', heading: '', text: 'What the form shows, and what the API accepts.' },
  { id: 1, path: '/docs/write-an-app/manifest#tags', page: 'The manifest', heading: 'Tags', text: `${'Something else. '.repeat(20)}The quant of a tag.` },
]);

const found = (query: string) => Object.fromEntries(search(query, apps, docs).map(({ title, hits }) => [title, hits.map(({ path }) => path)]));

describe('the search', () => {
  it('finds apps and sections of the docs by the same words', () => {
    expect(found('quant')).toEqual({ Apps: ['/apps/bond-valuation'], Docs: ['/docs/write-an-app/manifest#tags'] });
  });

  it('wants all the words, wherever they are', () => {
    expect(found('life surv')).toEqual({ Apps: ['/apps/mortality-simulator'] });
    expect(found('life bond')).toEqual({});
  });

  it('forgives a slip in a longer word of the docs', () => {
    expect(found('manifets')).toEqual({ Docs: ['/docs/write-an-app/manifest', '/docs/write-an-app/manifest#tags'] });
  });

  it('offers apps and places before anything is typed', () => {
    expect(found('')).toEqual({
      Apps: ['/apps/bond-valuation', '/apps/mortality-simulator'],
      'Go to': ['/', '/runs', '/monitor', '/docs', '/add-app'],
    });
  });

  it('leads to a run by its number', () => {
    expect(found('#42')).toEqual({ 'Go to': ['/runs/42'] });
  });

  it('shows the text around the first word that was found', () => {
    const [hit] = search('quant', [], docs)[0]!.hits;
    expect(hit).toMatchObject({ label: 'The manifest: Tags', description: expect.stringMatching(/^….*The quant of a tag\.$/) });
  });
});
