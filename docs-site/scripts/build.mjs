/** Builds the site into out/, unless nothing it is made of has changed since. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(site, 'out/.built');
const installed = join(site, 'node_modules/.installed');
const made = ['node_modules', '.next', 'out', 'target', 'generated', 'next-env.d.ts', 'tsconfig.tsbuildinfo'];

/** A hash over the site's own files and those the docs show. */
function hashOfSources() {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...filesOf(site, made), ...filesOf(join(site, '../deploy/apps'), ['__pycache__'])]) {
    hash.update(file.slice(site.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(folder, without) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => !without.some(name => join(folder, entry.name) === join(folder, name) || join(folder, entry.name) === join(site, name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() ? filesOf(join(folder, entry.name), without) : [join(folder, entry.name)]));
}

function readIf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function call(command, ...args) {
  execFileSync(command, args, { cwd: site, stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } });
}

function install() {
  const lock = createHash('sha256').update(readFileSync(join(site, 'package-lock.json'))).digest('hex');
  if (readIf(installed) !== lock) {
    call('npm', 'ci', '--no-audit', '--no-fund');
    writeFileSync(installed, lock);
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The site is built with Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const hash = hashOfSources();
if (readIf(stamp) === hash) {
  console.log('The site is up to date.');
} else {
  install();
  rmSync(join(site, 'out'), { recursive: true, force: true });
  // Docs show files outside the pages, which the compiler's cache does not know of.
  rmSync(join(site, '.next/cache'), { recursive: true, force: true });
  call('node', 'scripts/prepare.mjs');
  call('npx', 'next', 'build');
  const { writeMarkdown } = await import('./docs.mjs');
  writeMarkdown();
  writeFileSync(stamp, hash);
}
