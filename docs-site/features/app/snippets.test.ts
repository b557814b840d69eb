import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inputs } from './form/fields';
import { curl, javascript, python } from './snippets';

const execute = promisify(execFile);

/** Runs a program; none of them may go over a proxy. */
const call = (program: string, words: string[]) => execute(program, words, { env: { ...process.env, NO_PROXY: '*', no_proxy: '*', STOA_TOKEN: 'stoa_secret' } });

/** Texts that have a meaning to a shell, to Python or to JavaScript, or cannot be seen. */
const nasty = [
  `it's`,
  `''`,
  `'; touch /tmp/owned; '`,
  `"double" and \\ and \\\\' and \\n`,
  '$HOME ${HOME} $(id) `id` !! !$ # %s %d {x} {{y}}',
  'line\nline\r\n\ttab\b\f\v\u0000\u001b[31m\u007f',
  'Zinsänderung € 日本 𝒳 👩‍👧 \u2028\u2029\ufeff\u202e\u200b',
  '\ud800 alone',
  '</script><!-- */ // """ \'\'\' ${1+1}',
  '-d @/etc/passwd',
  '',
];
const inputs: Inputs = Object.fromEntries([
  ...nasty.map((text, index): [string, string] => [`t${index}`, text]),
  ...nasty.map((text, index): [string, number] => [`${text}#`, index]),
  ['__proto__', 'own'],
  ['constructor', true],
  ['off', false],
  ['small', 1e-7],
  ['large', 1e21],
  ['minus', -0.5],
]);

let server: Server;
let origin: string;
let tokens: (string | undefined)[] = [];
let received: { url?: string; prefer?: string; type?: string; body: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    tokens.push(request.headers.authorization);
    if (request.method === 'GET') {
      response.end(JSON.stringify({ run_id: 7, status: 'SUCCESS', result: { summary: { polled: request.url } }, error: null }));
      return;
    }
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    received = { url: request.url, prefer: request.headers.prefer as string, type: request.headers['content-type'], body };
    const isSlow = request.url!.includes('slow');
    response.statusCode = isSlow ? 202 : 200;
    response.end(JSON.stringify(isSlow ? { run_id: 7, status: 'PENDING' } : { run_id: 7, status: 'SUCCESS', result: { summary: { e: 26.15 } }, error: null }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

describe.each([
  ['Python', (code: string) => call('python3', ['-c', code]), python],
  ['JavaScript', (code: string) => call(process.execPath, ['--input-type=module', '-e', code]), javascript],
] as const)('the snippet for %s', (_, run, write) => {
  it('sends exactly the form’s inputs, whatever they hold, and prints the result', async () => {
    const { stdout } = await run(write({ origin, functionName: 'bond-valuation', inputs, version: null, withToken: false }));
    expect(received).toMatchObject({ url: '/api/apps/bond-valuation/run', prefer: 'wait=60', type: 'application/json' });
    expect(JSON.parse(received.body)).toEqual({ inputs });
    expect(Object.keys(JSON.parse(received.body).inputs)).toEqual(Object.keys(inputs));
    expect(stdout).toContain('26.15');
  }, 30_000);

  it('shows the token of its user with every call, and none where nobody signs in', async () => {
    tokens = [];
    await run(write({ origin, functionName: 'slow', inputs: {}, version: null, withToken: true }));
    expect(tokens).toEqual(['Bearer stoa_secret', 'Bearer stoa_secret']);
    tokens = [];
    await run(write({ origin, functionName: 'slow', inputs: {}, version: null, withToken: false }));
    expect(tokens).toEqual([undefined, undefined]);
  }, 30_000);

  it('names the version where one is chosen', async () => {
    await run(write({ origin, functionName: 'bond-valuation', inputs: { a: 1 }, version: 3, withToken: false }));
    expect(JSON.parse(received.body)).toEqual({ inputs: { a: 1 }, version: 3 });
  }, 30_000);

  it('goes on asking for a run that outlasts the wait', async () => {
    const { stdout } = await run(write({ origin, functionName: 'slow', inputs: {}, version: null, withToken: false }));
    expect(stdout).toContain('/api/runs/7');
  }, 30_000);
});

describe('the snippet for curl', () => {
  async function words(code: string, shell: string[]): Promise<string[]> {
    // curl is a function that prints each word it was given.
    const { stdout } = await call(shell[0]!, [...shell.slice(1), '-c', `curl() { printf '%s\\0' "$@"; }\n${code}`]);
    return stdout.split('\0').slice(0, -1);
  }

  it.each([[['bash']], [['bash', '--posix']], [['sh']]])('is read by %s as the words that were meant', async shell => {
    const given = await words(curl({ origin: 'https://stoa.example.org', functionName: 'bond-valuation', inputs, version: null, withToken: false }), shell);
    expect(given.slice(0, -1)).toEqual([
      '-sS',
      'https://stoa.example.org/api/apps/bond-valuation/run',
      '-H',
      'Content-Type: application/json',
      '-H',
      'Prefer: wait=60',
      '-d',
    ]);
    expect(JSON.parse(given.at(-1)!)).toEqual({ inputs });
  }, 30_000);

  it.each([[['bash']], [['sh']]])('shows the token of its user in %s', async shell => {
    expect(await words(curl({ origin, functionName: 'x', inputs, version: null, withToken: true }), shell)).toContain('Authorization: Bearer stoa_secret');
  });

  it('says nothing that an interactive shell would expand', () => {
    const outside = curl({ origin: 'http://[::1]:8080', functionName: 'x', inputs, version: null, withToken: false }).replace(/'[^']*'|\\'/g, '');
    expect(outside).not.toMatch(/[$`!*?[\]{}~#;&|<>()"]/);
  });

  it('has no character that cannot be seen', () => {
    const code = [curl, python, javascript].map(write => write({ origin, functionName: 'x', inputs, version: null, withToken: false })).join('');
    expect(code).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\ufeff]/);
  });
});

it('a call without inputs is whole too', () => {
  expect(curl({ origin: 'http://localhost:8080', functionName: 'hello', inputs: {}, version: null, withToken: false })).toBe(`curl -sS http://localhost:8080/api/apps/hello/run \\
  -H 'Content-Type: application/json' \\
  -H 'Prefer: wait=60' \\
  -d '{
  "inputs": {}
}'`);
});

it('a call of a version that is chosen names it', () => {
  expect(curl({ origin: 'http://localhost:8080', functionName: 'hello', inputs: {}, version: 3, withToken: false })).toContain(`-d '{
  "inputs": {},
  "version": 3
}'`);
});
