import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

test('the catalogue shows each app with what it did, and what is looked for stays in the address', async ({ page, request }) => {
  test.slow();
  const app = await registerFixture(request, 'every-field');
  await registerFixture(request, 'always-fails');
  await submit(request, app, { reference: 'catalogue' }, 30);

  await page.goto('/');
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  const card = cards.filter({ hasText: 'Every field' });
  await expect(card.getByText(/\d runs?$/)).toBeVisible();
  await expect(card.getByRole('img', { name: /Runs a day in the last 14 days/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^The latest run of/ })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'catalogue');

  await page.getByRole('button', { name: 'fixture' }).click();
  await page.getByRole('searchbox', { name: 'Search apps' }).fill('echoed');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Name');
  await expect(page).toHaveURL('/?q=echoed&tag=fixture&sort=name');
  await expect(cards).toHaveCount(1);

  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search apps' })).toHaveValue('echoed');
  await expect(cards).toHaveCount(1);

  await card.getByRole('link', { name: 'Every field' }).click();
  await expect(page).toHaveURL(`/apps/${app}`);
  await page.goBack();
  await expect(page.getByRole('button', { name: 'fixture' })).toHaveAttribute('aria-pressed', 'true');
  await expect(cards).toHaveCount(1);
});

test('a search that finds nothing says so and is cleared with one press', async ({ page, request }) => {
  await registerFixture(request, 'every-field');
  await page.goto('/?q=xyzzy');
  await expect(page.getByText('No app has “xyzzy”')).toBeVisible();
  await checkAccessible(page);

  await page.getByRole('button', { name: 'Clear the search', exact: true }).last().click();

  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading', { name: 'Every field', exact: true })).toBeVisible();
});

test('without apps the catalogue says how the first one is made', async ({ page }) => {
  await page.route('**/api/apps', route => route.fulfill({ json: [] }));
  await page.goto('/');
  await expect(page.getByText('No apps yet')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'catalogue-empty');
});

test('a server that is away is said, and the cards come when it is back', async ({ page, request }) => {
  await registerFixture(request, 'every-field');
  const detail = 'Stoa cannot reach its database just now. Try again in 5 s; a submission with an Idempotency-Key is accepted once, however often it is sent.';
  await page.route('**/api/apps', route => route.fulfill({ status: 503, contentType: 'application/problem+json', json: { status: 503, title: 'Service Unavailable', detail, instance: '/api/apps' } }));
  await page.goto('/');
  await expect(page.getByRole('alert').filter({ hasText: detail })).toBeVisible();
  await checkAccessible(page);

  await page.unroute('**/api/apps');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Every field', exact: true })).toBeVisible();
});
