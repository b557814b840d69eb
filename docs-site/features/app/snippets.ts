import type { Inputs } from './form/fields';

/** A call of an app, as a program writes it. */
export interface Call {
  /** The site's own address, such as https://stoa.example.org. */
  origin: string;
  functionName: string;
  inputs: Inputs;
  /** The version to run; null for whichever is in use. */
  version: number | null;
  /** Whether callers show an API token, which is in the environment variable STOA_TOKEN. */
  withToken: boolean;
}

/** The call for a POSIX shell. */
export function curl({ origin, functionName, inputs, version, withToken }: Call): string {
  return [
    `curl -sS ${shellWord(runUrl(origin, functionName))} \\`,
    ...(withToken ? ['  -H "Authorization: Bearer $STOA_TOKEN" \\'] : []),
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Prefer: wait=60' \\`,
    `  -d ${shellQuoted(literal({ inputs, ...(version !== null && { version }) }, json))}`,
  ].join('\n');
}

/** The call for Python 3, with nothing but its standard library. */
export function python({ origin, functionName, inputs, version, withToken }: Call): string {
  return `import json
${withToken ? 'import os\n' : ''}import time
from urllib.request import Request, urlopen

stoa = ${json.text(origin)}
inputs = ${literal(inputs, pythonWords)}
headers = {${withToken ? '"Authorization": "Bearer " + os.environ["STOA_TOKEN"]' : ''}}

request = Request(
    stoa + ${json.text(runPath(functionName))},
    json.dumps({"inputs": inputs${version === null ? '' : `, "version": ${version}`}}).encode(),
    {**headers, "Content-Type": "application/json", "Prefer": "wait=60"},
)
run = json.load(urlopen(request))
while run["status"] in ("PENDING", "RUNNING"):  # longer than 60 s
    time.sleep(2)
    run = json.load(urlopen(Request(f"{stoa}/api/runs/{run['run_id']}", headers=headers)))
print(json.dumps(run["result"] or run["error"], indent=2))
`;
}

/** The call for a browser or Node. */
export function javascript({ origin, functionName, inputs, version, withToken }: Call): string {
  return `const stoa = ${json.text(origin)};
const inputs = ${literal(inputs, javascriptWords)};
const headers = {${withToken ? ' Authorization: "Bearer " + process.env.STOA_TOKEN ' : ''}};

const answer = await fetch(stoa + ${json.text(runPath(functionName))}, {
  method: "POST",
  headers: { ...headers, "Content-Type": "application/json", Prefer: "wait=60" },
  body: JSON.stringify({ inputs${version === null ? '' : `, version: ${version}`} }),
});
let run = await answer.json();
if (!answer.ok) throw new Error(run.detail);
while (["PENDING", "RUNNING"].includes(run.status)) { // longer than 60 s
  await new Promise(resolve => setTimeout(resolve, 2000));
  run = await (await fetch(\`\${stoa}/api/runs/\${run.run_id}\`, { headers })).json();
}
console.log(run.result ?? run.error);
`;
}

function runPath(functionName: string): string {
  return `/api/apps/${encodeURIComponent(functionName)}/run`;
}

function runUrl(origin: string, functionName: string): string {
  return origin + runPath(functionName);
}

/** How a language writes values and keys. */
interface Words {
  indent: string;
  /** Whether a comma stands behind the last entry too. */
  lastComma: boolean;
  text: (value: string) => string;
  key: (key: string) => string;
  true: string;
  false: string;
}

const json: Words = { indent: '  ', lastComma: false, text: quoted, key: quoted, true: 'true', false: 'false' };
const pythonWords: Words = { ...json, indent: '    ', lastComma: true, true: 'True', false: 'False' };
// An object literal takes "__proto__" for its prototype unless the key is computed.
const javascriptWords: Words = { ...json, lastComma: true, key: key => (key === '__proto__' ? '["__proto__"]' : quoted(key)) };

function literal(value: unknown, words: Words, depth = 1): string {
  if (typeof value === 'string') {
    return words.text(value);
  }
  if (typeof value === 'boolean') {
    return value ? words.true : words.false;
  }
  if (typeof value === 'number') {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value as object);
  if (entries.length === 0) {
    return '{}';
  }
  const lines = entries.map(([key, entry]) => `${words.indent.repeat(depth)}${words.key(key)}: ${literal(entry, words, depth + 1)}`);
  return `{\n${lines.join(',\n')}${words.lastComma ? ',' : ''}\n${words.indent.repeat(depth - 1)}}`;
}

// Control characters JSON leaves as they are, and characters that cannot be seen or turn the reading direction.
const unseen = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A string in double quotes that JSON, Python and JavaScript read alike. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(unseen, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** One word for a POSIX shell. Nothing has a meaning within single quotes but the quote that ends them. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function shellWord(text: string): string {
  return /^[\w.:/%-]+$/.test(text) ? text : shellQuoted(text);
}
