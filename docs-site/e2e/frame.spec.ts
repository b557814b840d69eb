import { checkAccessible, expect, shot, test } from './support';

test('an address without a page says so, and leads on', async ({ page }) => {
  const answer = await page.goto('/no/such/page');

  expect(answer?.status()).toBe(404);
  await expect(page.getByText('There is no page at this address')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'not-found');
  await page.getByRole('link', { name: 'To the catalogue' }).click();
  await expect(page).toHaveURL('/');
});

test('the colour scheme follows the system until it is chosen, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.getByRole('button', { name: 'Change to light' }).click();
  await page.reload();

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});
