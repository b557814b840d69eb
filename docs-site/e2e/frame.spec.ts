import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

test('an address without a page says so, and leads on', async ({ page }) => {
  const answer = await page.goto('/no/such/page');

  expect(answer?.status()).toBe(404);
  await expect(page.getByText('There is no page at this address')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'not-found');
  await page.getByRole('link', { name: 'To the catalogue' }).click();
  await expect(page).toHaveURL('/');
});

test('no link of a page leads nowhere', async ({ page, request }) => {
  const app = await registerFixture(request, 'every-field');
  const id = await submit(request, app, { reference: 'links' }, 20);
  const dead: string[] = [];
  const known = new Set<string>();
  for (const address of ['/', '/add-app', `/apps/${app}`, '/runs', `/runs/${id}`, '/monitor', '/no/such/page']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const links = await page.getByRole('link').evaluateAll(anchors => anchors.map(anchor => anchor.getAttribute('href') ?? ''));
    expect(links.length, address).toBeGreaterThan(5);
    for (const link of links.filter(each => each.startsWith('/') && !known.has(each))) {
      known.add(link);
      if ((await request.get(link)).status() !== 200) {
        dead.push(`${address} -> ${link}`);
      }
    }
  }
  expect(dead).toEqual([]);
});

test('the colour scheme follows the system until it is chosen, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.getByRole('button', { name: 'Change to light' }).click();
  await page.reload();

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});
