import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

test('runs are filtered, and the address bar keeps what was asked', async ({ page, request }) => {
  const app = await registerFixture(request, 'every-field');
  await submit(request, app, { reference: 'short', years: 3 }, 20);
  await submit(request, app, { reference: 'long', years: 33 }, 20);
  const failing = await registerFixture(request, 'always-fails');
  const failed = await submit(request, failing, {}, 20);

  await page.goto('/runs');
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
  await page.getByText('Failed', { exact: true }).first().click();
  await expect(page).toHaveURL(/status=FAILED/);
  await expect(page.getByRole('link', { name: 'Every field' })).toHaveCount(0);
  await expect(page.getByText(`Run ${failed}`, { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('combobox', { name: 'App' }).fill('Every');
  await page.getByRole('option', { name: 'Every field' }).click();
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('combobox', { name: 'Name' }).fill('years');
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: 'Is' }).click();
  await page.getByRole('option', { name: '>', exact: true }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('30');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page).toHaveURL(/where=inputs\.years/);
  await expect(page.getByRole('row')).toHaveCount(2);

  await page.reload();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('inputs.years>30')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'runs-filtered');

  await page.goBack();
  await expect(page.getByText('inputs.years>30')).toHaveCount(0);
});

test('older runs are a page away', async ({ page, request }) => {
  const app = await registerFixture(request, 'every-field');
  for (let n = 0; n < 27; n++) {
    await submit(request, app, { reference: `page ${n}`, years: 1 });
  }

  await page.goto(`/runs?app=${app}`);
  await expect(page.getByRole('row')).toHaveCount(26);
  await page.getByRole('button', { name: 'Older' }).click();
  await expect(page.getByText('Page 2')).toBeVisible();
  await expect(page).toHaveURL(/page=\d+/);
  await page.getByRole('button', { name: 'Newer' }).click();
  await expect(page.getByText('Page 1')).toBeVisible();
  await shot(page, 'runs');
});

test('without a run that is asked for, the list says so; without the server too', async ({ page }) => {
  await page.goto('/runs?time=1h&where=inputs.nothing%3D1');
  await expect(page.getByText('No run is like this')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'runs-none');

  await page.route('**/api/runs?*', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503,"detail":"Stoa cannot reach its database just now."}' }));
  await page.goto('/runs');
  await expect(page.getByText('Stoa cannot reach its database just now.')).toBeVisible({ timeout: 30_000 });
  await checkAccessible(page);
  await shot(page, 'runs-away');
  await page.unroute('**/api/runs?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});
