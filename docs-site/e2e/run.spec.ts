import { readFileSync } from 'node:fs';
import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

test('a run is followed from its progress to its result, and run again', async ({ page, request }) => {
  const app = await registerFixture(request, 'slow-count');
  const id = await submit(request, app, { seconds: 8 });
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Slow count');
  await expect(page.getByText(/second \d of 8/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Lines of the log' })).toContainText('second 1');
  await expect(page).toHaveTitle(/Run \d+ · Running \d+ % – Stoa/);
  await expect(page).toHaveTitle(`Run ${id} · Success – Stoa`, { timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Seconds');
  await page.getByRole('button', { name: 'Show the log' }).click();
  await expect(page.getByRole('region', { name: 'Lines of the log' })).toContainText('second 8');

  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(page).not.toHaveURL(`/runs/${id}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('This run was cancelled')).toBeVisible({ timeout: 20_000 });
  await checkAccessible(page);
  await shot(page, 'run-cancelled');
});

test('a result shows its figures, chart and table', async ({ page, request }) => {
  const app = await registerFixture(request, 'every-field');
  const id = await submit(request, app, { reference: 'r', years: 25, amount: 100 }, 20);
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Final balance');
  await expect(page.getByRole('img', { name: /^Line chart, x from 2027 to 2051\. Balance: 25 points/ })).toBeVisible();

  const balance = page.getByRole('button', { name: 'Balance', exact: true });
  await balance.focus();
  await page.keyboard.press('Space');
  await expect(balance).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Space');

  const first = page.getByRole('region', { name: 'Rows' }).locator('tbody tr').first();
  await expect(first).toContainText('2027');
  const year = page.locator('th', { hasText: 'Year' });
  await year.click();
  await year.click();
  await expect(first).toContainText('2051');

  await page.getByRole('button', { name: 'Download', exact: true }).click();
  for (const [word, ending, start] of [['CSV', 'csv', 'Year,'], ['Excel', 'xlsx', 'PK'], ['PDF', 'pdf', '%PDF'], ['JSON', 'json', '{']] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: word }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${app}-${id}.${ending}`);
    expect(readFileSync(await file.path(), 'latin1').slice(0, start.length)).toBe(start);
    await page.getByRole('button', { name: 'Download', exact: true }).click();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'About this run' })).toContainText('100 EUR');
  await checkAccessible(page);
  await shot(page, 'run-success');
});

test('a chart of 30,000 points is zoomed by dragging', async ({ page, request }) => {
  const app = await registerFixture(request, 'ten-thousand');
  const id = await submit(request, app, {}, 30);
  await page.goto(`/runs/${id}`);
  const chart = page.getByRole('img', { name: /10,000 points/ });
  await expect(chart).toBeVisible();
  const box = (await chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Reset zoom' }).click();
  await expect(page.getByRole('button', { name: 'Reset zoom' })).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as PNG' }).click();
  expect((await download).suggestedFilename()).toBe(`ten-thousand-${id}.png`);
  await shot(page, 'run-chart');
});

test('a failed run says why', async ({ page, request }) => {
  const app = await registerFixture(request, 'always-fails');
  const id = await submit(request, app, {}, 20);
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole('heading', { name: 'The function raised an error' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Lines of the traceback' })).toContainText('in present_value');
  await expect(page.getByRole('region', { name: 'Lines of the log' })).toContainText('about to divide');
  await checkAccessible(page);
  await shot(page, 'run-failed');
});

test('a lost connection is said, and the log is not doubled when it is back', async ({ page, request }) => {
  let isUp = true;
  let drop = () => {};
  await page.routeWebSocket(/\/ws\/runs\//, socket => {
    if (isUp) {
      socket.connectToServer();
      drop = () => void socket.close({ code: 1011 });
    } else {
      void socket.close({ code: 1011 });
    }
  });
  const app = await registerFixture(request, 'slow-count');
  const id = await submit(request, app, { seconds: 25 });
  await page.goto(`/runs/${id}`);
  const log = page.getByRole('region', { name: 'Lines of the log' });
  await expect(log).toContainText('second 1');
  isUp = false;
  drop();
  await expect(page.getByText(/^Connection lost; trying again/)).toBeVisible();
  isUp = true;
  // It comes back by itself too, perhaps before the button is pressed.
  await page.getByRole('button', { name: 'Try now' }).click({ timeout: 2_000 }).catch(() => {});
  await expect(page.getByText(/^Connection lost/)).toHaveCount(0);
  await expect(log).toContainText('second 6', { timeout: 20_000 });
  expect((await log.innerText()).match(/second 1$/gm)).toHaveLength(1);
});

test('an unknown run has a page that says so', async ({ page }) => {
  await page.goto('/runs/999999999');
  await expect(page.getByText('There is no run 999999999')).toBeVisible();
  await expect(page.getByRole('link', { name: 'To all runs' })).toHaveAttribute('href', '/runs');
  await checkAccessible(page);
  await shot(page, 'run-unknown');
});
