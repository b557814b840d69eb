import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import api from '@/api/settings-api.json';
import both from '@/api/settings-both.json';
import worker from '@/api/settings-worker.json';

const root = join(process.cwd(), '..');
const pages = filesOf('docs-site/pages', /\.mdx$/);
const known = [...both, ...api, ...worker];

/** What the services read from the environment: the variable of each setting, and those that an application.yaml names. */
const read = new Set([
  ...known.map(({ variable }) => variable),
  ...namesIn(['api-service/src/main/resources/application.yaml', 'worker-service/src/main/resources/application.yaml'], /\$\{(STOA_\w+)/g),
]);
/** What docker-compose.yml and deploy/make-secrets make settings, passwords and limits of containers of. */
const ofCompose = new Set([...namesIn(['docker-compose.yml'], /\$\{(STOA_\w+)/g), ...namesIn(['deploy/make-secrets'], /^make \S+ (STOA_\w+)/gm)]);
/** What variables of entries begin with. */
const ofEntries = known.filter(({ type }) => type === 'entries').map(({ name }) => `STOA_${name.slice('stoa.'.length).replaceAll(/[.-]/g, '_').toUpperCase()}_`);
/** What programs of whoever calls Stoa read, in the examples. */
const ofCallers = ['STOA_TOKEN', 'STOA_URL'];

function filesOf(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => name.test(file))
    .map(file => join(folder, file));
}

function namesIn(files: string[], pattern: RegExp): string[] {
  return files.flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map(([, name]) => name!));
}

it('has a variable for everything that the docs tell to set', () => {
  const named = namesIn([...pages, 'README.md', 'SECURITY.md'], /\b(STOA_[A-Z_]*[A-Z])\b/g);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(name => !read.has(name) && !ofCompose.has(name) && !ofCallers.includes(name) && !ofEntries.some(beginning => name.startsWith(beginning)))).toEqual([]);
});

it('has a variable for everything that containers are given', () => {
  const given = [...namesIn(['docker-compose.yml'], /^\s+(STOA_\w+): /gm), ...namesIn(filesOf('deploy/images', /Dockerfile$/), /\b(STOA_\w+)=/g)];
  expect(given.length).toBeGreaterThan(20);
  // The passwords that the container of PostgreSQL gives the roles.
  const ofRoles = namesIn(['deploy/images/postgres/make-roles.sh'], /\$(STOA_\w+)/g);
  expect(given.filter(name => !read.has(name) && !ofRoles.includes(name))).toEqual([]);
});

it('has every property that the docs name', () => {
  const groups = new Set(known.map(({ name }) => name.split('.', 2).join('.')));
  // Attributes of spans have such names too.
  const named = namesIn([...pages.filter(page => !page.endsWith('traces.mdx')), 'README.md', 'SECURITY.md', 'CHANGELOG.md'], /`(stoa\.[a-z.-]+)/g).filter(name => groups.has(name.split('.', 2).join('.')));
  expect(named.length).toBeGreaterThan(50);
  // A group of settings may be named, and an entry of one that has entries.
  expect(named.filter(name => !known.some(setting => `${setting.name}.`.startsWith(`${name}.`) || (setting.type === 'entries' && name.startsWith(`${setting.name}.`))))).toEqual([]);
});

it('lists the variables that are of no setting', () => {
  const page = readFileSync(join(root, 'docs-site/pages/docs/operate/settings.mdx'), 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)`((?:, `\w+`)*) \|/gm)].flatMap(([, first, rest]) => [
    first!,
    ...[...rest!.matchAll(/`_(\w+)`/g)].map(([, end]) => `${first!.slice(0, first!.lastIndexOf('_'))}_${end}`),
  ]);
  const alone = [...read].filter(name => name && !known.some(({ variable }) => variable === name));
  expect(listed.filter(name => name.startsWith('STOA_')).toSorted()).toEqual(alone.toSorted());
});
