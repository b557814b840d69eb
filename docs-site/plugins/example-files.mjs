import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The text of a file of this repository, or of one part of it: the lines between `# part: name` and `# end`.
 *
 * @param {string} file path from the repository's root
 * @param {string | undefined} part which part; the whole file, without the marks, when not given
 */
export function readExample(file, part) {
  const lines = readFileSync(root + file, 'utf8').trimEnd().split('\n');
  const mark = /^\s*(?:#|\/\/|--)\s*(?:part:\s*(\S+)|(end))\s*$/;
  if (part === undefined) {
    return lines.filter(line => !mark.test(line)).join('\n');
  }
  const start = lines.findIndex(line => mark.exec(line)?.[1] === part);
  if (start < 0) {
    throw new Error(`${file} has no part "${part}"; it is marked by a line "# part: ${part}".`);
  }
  const end = lines.findIndex((line, n) => n > start && mark.test(line));
  return dedent(lines.slice(start + 1, end < 0 ? undefined : end)).join('\n');
}

function dedent(lines) {
  const indents = lines.filter(line => line.trim()).map(line => /^ */.exec(line)[0].length);
  const least = Math.min(...indents, 80);
  return lines.map(line => line.slice(least));
}

/** An exchange with a running server, by its name in examples/answers. */
export function readExchange(name) {
  const file = `docs-site/examples/answers/${name}.json`;
  if (!existsSync(root + file)) {
    throw new Error(`There is no ${file}; DocsAnswersIT writes the answers with -Dgolden.write=true.`);
  }
  return JSON.parse(readFileSync(root + file, 'utf8'));
}
