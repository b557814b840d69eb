import { expect, type Locator, type Page } from '@playwright/test';
import { registerFixture, submit, test } from './support';

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 100; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`After 100 presses of Tab the focus has not come to ${target}.`);
}

for (const { name, width } of [{ name: 'a wide window', width: 1280 }, { name: 'a phone’s width', width: 390 }]) {
  test(`the way from the catalogue to the file on disk is gone with the keyboard alone, at ${name}`, async ({ page, request }) => {
    await page.setViewportSize({ width, height: 844 });
    const app = await registerFixture(request, 'every-field');
    await page.goto('/');
    await tabTo(page, page.getByRole('link', { name: 'Every field', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/apps/${app}`);

    await tabTo(page, page.getByLabel('Amount', { exact: true }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('250');
    await tabTo(page, page.getByRole('switch', { name: /Compound/ }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByLabel('Reference'));
    await page.keyboard.type('by keyboard');
    await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Final balance')).toBeVisible();

    await tabTo(page, page.getByRole('link', { name: /^Open run/ }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/runs\/\d+$/);
    await expect(page.getByRole('complementary', { name: 'About this run' })).toContainText('by keyboard');
    await tabTo(page, page.getByRole('button', { name: 'Download', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeFocused();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^${app}-\\d+\\.csv$`));
  });
}

test('every kind of address is the same page after a reload', async ({ page, request }) => {
  const app = await registerFixture(request, 'every-field');
  const id = await submit(request, app, { reference: 'reload' }, 20);
  const headings = {
    '/': 'Your models, ready to run.',
    '/add-app': 'Add app',
    [`/apps/${app}`]: 'Every field',
    [`/apps/${app}?tab=versions`]: 'Every field',
    '/runs': 'Runs',
    [`/runs?app=${app}&status=SUCCESS`]: 'Runs',
    [`/runs/${id}`]: 'Every field',
    '/monitor': 'Monitor',
    '/docs': 'Documentation',
    '/docs/decisions/jsonb': 'Inputs and results are JSONB',
  };
  for (const [address, heading] of Object.entries(headings)) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }), address).toContainText(heading);
    const answer = await page.reload();
    expect(answer?.status(), address).toBe(200);
    await expect(page.getByRole('heading', { level: 1 }), address).toContainText(heading);
    await expect(page).toHaveURL(address);
  }
});
