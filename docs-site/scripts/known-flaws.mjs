/**
 * Asks the npm registry which packages that the site is made of have known flaws, and fails when one is high or
 * critical. Tools of development do not count: nothing of theirs is served. A registry that does not answer, or has no
 * such data, fails nothing, for a build must not hang on it: then it is said that nobody has looked.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('..', import.meta.url));

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev', '--package-lock-only', '--fetch-retries=1', '--fetch-timeout=30000'], {
  cwd: site,
  encoding: 'utf8',
});
const report = read(stdout);
if (!report.metadata) {
  console.warn(`Nobody has looked for known flaws in the site's packages: ${report.message ?? 'npm audit told nothing.'}`);
} else {
  const flawed = Object.values(report.vulnerabilities);
  const bad = flawed.filter(({ severity }) => severity === 'high' || severity === 'critical');
  flawed.forEach(({ name, severity, via }) => console.log(`${severity}: ${name}${sources(via)}`));
  console.log(`${report.metadata.dependencies.prod} packages of the site: ${flawed.length} with known flaws, ${bad.length} of them high or critical.`);
  process.exitCode = bad.length > 0 ? 1 : 0;
}

function read(json) {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

/** What is wrong, and where to read of it. A package that is only flawed by another one names that. */
function sources(via) {
  return via.map(flaw => (typeof flaw === 'string' ? `, by ${flaw}` : ` ${flaw.range}, ${flaw.title} (${flaw.url})`)).join('');
}
