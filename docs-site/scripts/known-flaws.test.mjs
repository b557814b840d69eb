import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const script = join(process.cwd(), 'scripts/known-flaws.mjs');
let server;
let cache;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'stoa-npm-'));
});

afterEach(() => {
  server.close();
  rmSync(cache, { recursive: true });
});

/** Runs the script against a registry that answers so when it is asked for flaws. */
async function run(status, flaws) {
  server = createServer((request, response) => {
    const isAsked = request.url.endsWith('/security/advisories/bulk');
    response.writeHead(isAsked ? status : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(isAsked ? flaws : {}));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${server.address().port}/`, npm_config_cache: cache };
  return new Promise(resolve => execFile('node', [script], { env }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, text: stdout + stderr })));
}

function flaw(severity) {
  return [{ id: 1, url: 'https://example.org/1', title: 'Reads too much', severity, vulnerable_versions: '<99.0.0', cwe: [], cvss: { score: 9 } }];
}

it('fails for a high flaw in what is served', async () => {
  const { code, text } = await run(200, { minisearch: flaw('high') });
  expect(text).toContain('high: minisearch <99.0.0, Reads too much (https://example.org/1)');
  expect(code).toBe(1);
});

it('tells of a moderate one without failing, and does not count tools', async () => {
  const { code, text } = await run(200, { minisearch: flaw('moderate'), vitest: flaw('critical') });
  expect(text).toMatch(/moderate: minisearch .*\n\d+ packages of the site: 1 with known flaws, 0 of them high or critical\./);
  expect(code).toBe(0);
});

it('is content when there is none', async () => {
  const { code, text } = await run(200, {});
  expect(text).toMatch(/^\d\d+ packages of the site: 0 with known flaws/);
  expect(code).toBe(0);
});

it('fails nothing where the registry has no such data, and says so', async () => {
  const { code, text } = await run(405, {});
  expect(text).toContain('Nobody has looked for known flaws in the site\'s packages: 405 Method Not Allowed');
  expect(code).toBe(0);
});
