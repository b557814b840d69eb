/**
 * What the browser tests share. They run against a server whose address is in STOA_SITE, and register the apps of
 * e2e/apps from Git repositories in the folder STOA_FIXTURES; SiteIT in system-tests starts both.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = new URL('../target/screenshots/', import.meta.url).pathname;

/** A test whose page must not log an error: a script that is refused or fails makes the test fail. */
export const test = base.extend<{ quietConsole: void }>({
  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', error => complaints.push(String(error)));
      page.on('console', message => {
        // Answers such as 404 and 422 are part of many tests; what the page makes of them is what counts.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          complaints.push(message.text());
        }
      });
      await use();
      expect(complaints, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The address of the Git repository of an app in e2e/apps. */
export function fixtureUrl(name: string): string {
  return `file://${process.env.STOA_FIXTURES}/${name}`;
}

/** Headers by which a caller is known; none where nobody signs in. */
type Known = Record<string, string>;

/** Registers an app of e2e/apps, waits until it is READY, and answers its function_name. */
export async function registerFixture(request: APIRequestContext, name: string, headers: Known = {}): Promise<string> {
  const answer = await request.post('/api/apps/register', { headers, data: { repo_url: fixtureUrl(name) } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { function_name } = await answer.json();
  await expect(async () => {
    const app = await (await request.get(`/api/apps/${function_name}`, { headers })).json();
    expect(app.current_version?.status).toBe('READY');
  }).toPass({ timeout: 30_000 });
  return function_name;
}

/** Submits a run and answers its id. */
export async function submit(request: APIRequestContext, app: string, inputs: Record<string, unknown>, waitSeconds = 0, known: Known = {}): Promise<number> {
  const answer = await request.post(`/api/apps/${app}/run`, {
    data: { inputs },
    headers: { ...known, ...(waitSeconds > 0 && { Prefer: `wait=${waitSeconds}` }) },
  });
  expect([200, 202], await answer.text()).toContain(answer.status());
  return (await answer.json()).run_id;
}

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}

const accessible = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a page is asked in light, and in dark, where it differs in its colours only. */
const asked = {
  light: { type: 'tag', values: accessible },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

/** Expects that axe finds nothing on the page, in light and in dark. */
export async function checkAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    // Evaluated by the browser's debugger, which the page's Content-Security-Policy does not bind.
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async runOnly => {
      // @ts-expect-error axe puts itself there
      const { violations } = await window.axe.run(document, { runOnly });
      return (violations as Violation[]).map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }, asked[colorScheme]);
    expect.soft(violations, `axe at ${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const looks = [
  { name: 'wide-light', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'narrow-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

/**
 * Expects that nothing on the page is wider than the window, wide and light, and narrow and dark. With STOA_SCREENSHOTS
 * set it writes what they look like too, into target/screenshots; drawing long pages takes longer than all the rest.
 */
export async function shot(page: Page, name: string): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize(look);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', look.colorScheme);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways, `${name}, ${look.name}: pixels wider than the window`).toBeLessThanOrEqual(0);
    if (process.env.STOA_SCREENSHOTS) {
      await page.screenshot({ path: `${screenshots}${name}-${look.name}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}
