import { checkAccessible, expect, registerFixture, shot, test } from './support';

test('the search opens by its keys, finds apps and docs, and is gone through with the keyboard alone', async ({ page, request }) => {
  const app = await registerFixture(request, 'every-field');
  await page.goto('/add-app');
  const field = page.getByLabel('Git URL');
  await expect(field).toBeFocused();
  const words = page.getByRole('combobox', { name: 'Search apps and docs' });

  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(words).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type('first run');
  await expect(page.getByRole('group', { name: 'Docs' }).getByRole('option').first()).toContainText('First run');
  await checkAccessible(page);
  await shot(page, 'search');

  await words.fill('xyzzy');
  await expect(page.getByText('Nothing has “xyzzy”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words).toBeHidden();
  await expect(field).toBeFocused();

  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await words.fill('every field');
  await expect(page.getByRole('option', { name: /^Every field/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/apps/${app}`);
});

test('on a phone the menu leads everywhere, and closes behind one', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Menu' }).click();
  const menu = page.getByRole('dialog', { name: 'Menu' });
  await expect(menu.getByRole('link', { name: 'Apps' })).toHaveAttribute('aria-current', 'page');
  await checkAccessible(page);

  await menu.getByRole('link', { name: 'Add app' }).click();

  await expect(page).toHaveURL('/add-app');
  await expect(menu).toBeHidden();
});
