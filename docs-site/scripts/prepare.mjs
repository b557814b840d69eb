/** Makes what the sources import but do not hold: the API's types and the docs' indexes. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeIndexes } from './docs.mjs';

execFileSync('npx', ['openapi-typescript', 'api/openapi.json', '-o', 'generated/schema.d.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
});
writeIndexes();
