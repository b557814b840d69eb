import { readFileSync } from 'node:fs';
import { visit } from 'unist-util-visit';

/** What the services' settings are, by service; the tests of each module keep its file true. */
export const settings = Object.fromEntries(
  ['both', 'api', 'worker'].map(of => [of, JSON.parse(readFileSync(new URL(`../api/settings-${of}.json`, import.meta.url), 'utf8'))]),
);

const all = Object.entries(settings).flatMap(([of, list]) => list.map(setting => ({ of, group: groupOf(setting), ...setting })));

/**
 * Puts the settings into a page: a Settings with `of="worker"` and `group="stoa.runner"` gets a table of those whose
 * names have one more part. A page that shows settings shows all there are, each once.
 */
export default function remarkSettings() {
  return (tree, page) => {
    const shown = [];
    visit(tree, 'mdxJsxFlowElement', node => {
      if (node.name !== 'Settings') {
        return;
      }
      const attribute = name => node.attributes.find(each => each.name === name)?.value;
      const rows = all.filter(({ of, group }) => of === attribute('of') && group === attribute('group'));
      if (rows.length === 0) {
        page.fail(`There are no settings ${attribute('group')} of "${attribute('of')}".`, node);
      }
      shown.push(...rows);
      node.children = [tableOf(rows)];
    });
    if (shown.length > 0) {
      const other = all.filter(setting => shown.filter(each => each === setting).length !== 1);
      if (other.length > 0) {
        page.fail(`These settings must stand on the page once: ${[...new Set(other.map(({ of, group }) => `of="${of}" group="${group}"`))].join(', ')}.`);
      }
    }
  };
}

function groupOf({ name }) {
  return name.slice(0, name.lastIndexOf('.'));
}

function tableOf(rows) {
  return { type: 'table', children: [rowOf(['Setting', 'Variable', 'Type', 'Default', 'Meaning'].map(words)), ...rows.map(rowFor)] };
}

function rowFor({ of, name, variable, type, default: value, description }) {
  const row = rowOf([code(name), variable ? code(variable) : [], words(type), value === null ? words('none') : code(value), sentences(description)]);
  // Settings of two services may have one name.
  const isAlone = all.every(each => each.name !== name || each.of === of);
  return { ...row, data: { hProperties: { id: isAlone ? name : `${name}-${of}` } } };
}

function rowOf(cells) {
  return { type: 'tableRow', children: cells.map(children => ({ type: 'tableCell', children })) };
}

function words(value) {
  return [{ type: 'text', value }];
}

function code(value) {
  return [{ type: 'inlineCode', value }];
}

/** A description; what stands between backticks is code. */
function sentences(description) {
  return description.split('`').flatMap((part, index) => (part === '' ? [] : index % 2 === 1 ? code(part) : words(part)));
}
