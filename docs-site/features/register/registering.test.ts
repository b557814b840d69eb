import { describe, expect, it } from 'vitest';
import { faultsOfFiles, fieldErrors, groupFaults, isFrom, sourceOf, sourceOfTree } from './registering';

const faults = [
  { pointer: '/manifest.json/name', detail: 'name is missing.' },
  { pointer: '/function.py', detail: 'There is no function.py.' },
  { pointer: '/manifest.json/inputs/a~1b~0c/type', detail: 'type must be one of ...' },
  { pointer: '/ref', detail: 'There is no "nope".' },
];

describe('faults of a refused app', () => {
  it('are grouped by file, each with the steps down to it', () => {
    expect(groupFaults(faultsOfFiles(faults))).toEqual([
      {
        place: 'manifest.json',
        faults: [
          { steps: ['name'], detail: 'name is missing.' },
          { steps: ['inputs', 'a/b~c', 'type'], detail: 'type must be one of ...' },
        ],
      },
      { place: 'function.py', faults: [{ steps: [], detail: 'There is no function.py.' }] },
    ]);
  });

  it('of the form itself stand at their fields', () => {
    expect(fieldErrors(faults)).toEqual({ ref: 'There is no "nope".' });
  });
});

describe('a source', () => {
  it('comes from the address of the page', () => {
    expect(sourceOf({ repo_url: 'https://example.org/a.git', path: ['models', 'x'] })).toEqual({ repo_url: 'https://example.org/a.git', ref: '', path: 'models' });
  });

  it.each([
    ['https://example.org/a.git/', 'models/', true],
    [' https://example.org/a.git', '/models', true],
    ['https://example.org/a.git', '', false],
    ['https://example.org/b.git', 'models', false],
  ])('%s with the folder "%s" is the registered one: %s', (repo_url, path, same) => {
    expect(isFrom({ repo_url: 'https://example.org/a.git', path: 'models' }, { repo_url, ref: 'any', path })).toBe(same);
  });

  it.each([
    ['https://github.com/team/models/tree/main/life/surrender', { repo_url: 'https://github.com/team/models', ref: 'main', path: 'life/surrender' }],
    ['https://github.com/team/models/tree/v1.2', { repo_url: 'https://github.com/team/models', ref: 'v1.2', path: '' }],
    ['https://gitlab.example.org/a/b/c/-/tree/main/fixed%20income/?ref_type=heads', { repo_url: 'https://gitlab.example.org/a/b/c', ref: 'main', path: 'fixed income' }],
    ['https://github.com/team/models.git', null],
    ['git@github.com:team/tree.git', null],
  ])('is read out of the address of a folder: %s', (address, source) => {
    expect(sourceOfTree(address)).toEqual(source);
  });
});
