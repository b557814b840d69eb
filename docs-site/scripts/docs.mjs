/**
 * What is made of the docs pages beside the pages themselves. Before the build: the list of pages for the side bar, the
 * index for the search. After it: each page as plain Markdown, and llms.txt.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toString } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import GithubSlugger from 'github-slugger';
import { VFile } from 'vfile';
import remarkExamples from '../plugins/remark-examples.mjs';
import remarkSettings from '../plugins/remark-settings.mjs';

const site = fileURLToPath(new URL('..', import.meta.url));
const folder = join(site, 'pages/docs');
const plugins = unified().use(remarkParse).use(remarkMdx).use(remarkFrontmatter).use(remarkGfm);
const fillers = [remarkExamples(), remarkSettings()];

/** Writes generated/pages.json and generated/search.json. */
export function writeIndexes() {
  const pages = readPages();
  write('generated/pages.json', JSON.stringify(pages.map(({ section, path, title, description }) => ({ section, path, title, description })), null, 1));
  write('generated/search.json', JSON.stringify(pages.flatMap(sectionsOf).map((entry, id) => ({ id, ...entry }))));
}

/** Writes each page as Markdown beside its HTML, and llms.txt, which lists them. */
export function writeMarkdown() {
  const pages = readPages();
  for (const page of pages) {
    write(`out${page.path}.md`, markdownOf(page));
  }
  write('out/llms.txt', llmsOf(pages));
}

function readPages() {
  const sections = JSON.parse(readFileSync(join(site, 'features/docs/sections.json'), 'utf8'));
  const slugs = listPages();
  const ordered = sections.flatMap(({ title, pages }) => pages.flatMap(entry => expand(entry, slugs, pages)).map(slug => ({ section: title, slug })));
  const missing = slugs.filter(slug => !ordered.some(page => page.slug === slug));
  if (missing.length > 0) {
    throw new Error(`features/docs/sections.json does not name ${missing.join(', ')}.`);
  }
  return ordered.map(({ section, slug }) => ({ section, path: slug === 'index' ? '/docs' : `/docs/${slug}`, ...readPage(slug) }));
}

function listPages() {
  return readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.mdx'))
    .map(name => relative(folder, join(folder, name)).replace(/\.mdx$/, '').replace(/\/index$/, ''))
    .sort();
}

/** `decisions/*` stands for the pages of that folder which the section does not name itself. */
function expand(entry, slugs, named) {
  return entry.endsWith('/*') ? slugs.filter(slug => slug.startsWith(entry.slice(0, -1)) && !named.includes(slug)) : [entry];
}

function readPage(slug) {
  const file = [`${slug}.mdx`, `${slug}/index.mdx`].map(name => join(folder, name)).find(name => exists(name));
  if (!file) {
    throw new Error(`features/docs/sections.json names "${slug}", but there is no pages/docs/${slug}.mdx.`);
  }
  const source = readFileSync(file, 'utf8');
  const [, matter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
  const field = name => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(matter)?.[1].replace(/^(["'])(.*)\1$/, '$2');
  const [title, description] = [field('title'), field('description')];
  if (!title || !description) {
    throw new Error(`${file} needs a title and a description between its first lines.`);
  }
  const tree = plugins.parse(source);
  fillers.forEach(fill => fill(tree, new VFile({ path: file })));
  return { title, description, tree };
}

function exists(file) {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

function sectionsOf({ path, title, description, tree }) {
  const slugger = new GithubSlugger();
  const entries = [{ path, page: title, heading: '', text: description }];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth <= 3) {
      const heading = toString(node);
      entries.push({ path: `${path}#${slugger.slug(heading)}`, page: title, heading, text: '' });
    } else if (node.type !== 'yaml') {
      entries.at(-1).text += ` ${textOf(node)}`;
    }
  }
  return entries.map(entry => ({ ...entry, text: entry.text.replace(/\s+/g, ' ').trim().slice(0, 2000) }));
}

function textOf(node) {
  return node.children ? node.children.map(textOf).join(' ') : (node.value ?? '');
}

function markdownOf({ title, description, tree }) {
  const children = tree.children.filter(({ type }) => type !== 'yaml').flatMap(plain);
  const body = unified()
    .use(remarkGfm)
    .use(remarkStringify, { bullet: '-', fences: true, rule: '-' })
    .stringify({ type: 'root', children });
  return `# ${title}\n\n${description}\n\n${body}`;
}

/** A node without the site's own components: a Callout becomes a quotation, an EndpointCard a heading and its blocks, Settings their table. */
function plain(node) {
  if (node.type === 'code') {
    return [{ ...node, meta: null }];
  }
  if (node.type !== 'mdxJsxFlowElement') {
    return [node];
  }
  const attribute = name => node.attributes.find(each => each.name === name)?.value;
  const children = node.children.flatMap(plain);
  if (node.name === 'Callout') {
    const title = attribute('title');
    const lead = title ? [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: title }] }] }] : [];
    return [{ type: 'blockquote', children: [...lead, ...children] }];
  }
  if (node.name === 'EndpointCard') {
    return [
      { type: 'paragraph', children: [{ type: 'inlineCode', value: `${attribute('method')} ${attribute('path')}` }, { type: 'text', value: ` – ${attribute('summary')}` }] },
      ...children,
    ];
  }
  if (node.name === 'Settings') {
    return children;
  }
  throw new Error(`The component ${node.name} has no form as Markdown; scripts/docs.mjs must know it.`);
}

function llmsOf(pages) {
  const sections = [...new Set(pages.map(({ section }) => section))];
  const lists = sections.map(section => {
    const lines = pages.filter(page => page.section === section).map(({ path, title, description }) => `- [${title}](${path}.md): ${description}`);
    return `## ${section}\n\n${lines.join('\n')}\n`;
  });
  return [
    '# Stoa\n',
    '> A marketplace of computation functions: a model is one Python function in a Git repository, and everybody finds it in a catalogue, calls it with a form or over HTTP, watches it run and takes the result away.\n',
    'The API describes itself at /api/openapi.json; the shape of a manifest is at /api/apps/schema/manifest.\n',
    ...lists,
  ].join('\n');
}

function write(name, text) {
  const file = join(site, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
