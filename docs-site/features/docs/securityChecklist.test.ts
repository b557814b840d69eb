import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync(join(process.cwd(), 'pages/docs/security-checklist.mdx'), 'utf8');
const files = new Set(namesIn(join(process.cwd(), '..')));

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; in each they come first. */
const sections: Record<string, number> = {
  '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2,
  '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1,
  '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2,
  '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4,
  '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3,
  '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4,
  '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2,
  '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1,
  '9.1': 3, '9.2': 4,
  '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3,
  '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1,
  '12.1': 3, '12.2': 2, '12.3': 4,
  '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5,
  '14.1': 2, '14.2': 4, '14.3': 3,
  '15.1': 3, '15.2': 3, '15.3': 7,
  '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3,
  '17.1': 1, '17.2': 4, '17.3': 2,
};

function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    !entry.isDirectory() ? [entry.name] : /^(node_modules|target|out|\..*)$/.test(entry.name) ? [] : namesIn(join(folder, entry.name)),
  );
}

/** The numbers in the first cells of the tables; `10.4.1 to 10.4.3` are three. */
function numbers(): string[] {
  return [...page.matchAll(/^\| (\d[\d., to]*) \|/gm)].flatMap(([, cell]) =>
    cell!.split(', ').flatMap(range => {
      const [first, last] = range.split(' to ') as [string, string?];
      const section = first.slice(0, first.lastIndexOf('.'));
      return last ? Array.from({ length: lastOf(last) - lastOf(first) + 1 }, (_, i) => `${section}.${lastOf(first) + i}`) : [first];
    }),
  );
}

function lastOf(number: string): number {
  return Number(number.slice(number.lastIndexOf('.') + 1));
}

it('names no test that is not there', () => {
  const named = [...page.matchAll(/`([A-Z]\w+(?:IT|Test)|\w[\w-]*\.(?:test|spec)\.\w+)`/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(name => !files.has(name) && !files.has(`${name}.java`))).toEqual([]);
});

it('counts right', () => {
  const rows = [...page.matchAll(/^\| \d+\.\d+\.\d+ \| [^|]+ \| (.*) \|$/gm)].map(([, how]) => how!);
  const partly = rows.filter(how => how.includes('**Partly.**'));
  const not = rows.filter(how => how.includes('**Not met'));
  const yours = rows.filter(how => how.includes('*Yours') && !how.includes('**'));
  const met = rows.length - partly.length - not.length - yours.length;
  expect(page.replaceAll('\n', ' ')).toContain(
    `${rows.length} apply to Stoa: ${met} are met, ${partly.length} in part, ${not.length} are not, and ${yours.length} are *yours*`,
  );
});

it('has each requirement of levels 1 and 2 once', () => {
  const all = Object.entries(sections).flatMap(([section, count]) => Array.from({ length: count }, (_, i) => `${section}.${i + 1}`));
  expect(all).toHaveLength(253);
  expect(page).toContain('253 requirements');
  expect(numbers().toSorted()).toEqual(all.toSorted());
});
