import { checkAccessible, expect, fixtureUrl, registerFixture, shot, test } from './support';

test('an address is all it takes: the app is read, checked, and its page opens', async ({ page, request }) => {
  const app = await registerFixture(request, 'slow-count');
  await page.goto('/add-app');
  await checkAccessible(page);
  await shot(page, 'add-app');

  await page.getByLabel('Git URL').fill(fixtureUrl('slow-count'));
  await expect(page.getByText('which is registered already')).toBeVisible();
  await page.getByLabel('Git URL').press('Enter');

  await expect(page).toHaveURL(`/apps/${app}`);
  await expect(page.getByText('Slow count is ready')).toBeVisible();
});

test('every fault of a manifest stands at its place', async ({ page }) => {
  // The faults are the server's own; which ones there are is ManifestReader's business.
  await page.route('**/api/apps/register', route =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      json: {
        status: 422,
        title: 'Unprocessable Content',
        detail: 'The app has 2 faults; the first: name is missing.',
        instance: '/api/apps/register',
        errors: [
          { pointer: '/manifest.json/name', detail: 'name is missing; it is required.' },
          { pointer: '/manifest.json/inputs/age/type', detail: 'type must be one of "number", "integer"; it is "numbr".' },
        ],
      },
    }),
  );
  await page.goto('/add-app?repo_url=https://example.org/models.git');
  await page.getByRole('button', { name: 'Add app' }).click();

  const refusal = page.getByRole('alert').filter({ hasText: '2 things in the repository must be mended' });
  await expect(refusal.getByRole('heading', { name: 'manifest.json' })).toBeVisible();
  await expect(refusal.getByRole('listitem').nth(1)).toContainText('inputs › age › typetype must be one of');
  await checkAccessible(page);
  await shot(page, 'add-app-refused');
});

test('what is wrong with the address itself is said at its field, which has the focus', async ({ page, request }) => {
  await registerFixture(request, 'every-field');
  await page.goto(`/add-app?repo_url=${encodeURIComponent(fixtureUrl('every-field'))}&ref=nope`);
  await page.getByRole('button', { name: 'Add new version' }).click();

  const ref = page.getByRole('textbox', { name: 'Ref' });
  await expect(ref).toBeFocused();
  await expect(ref).toHaveAccessibleDescription(/there is no "nope"/);

  await page.getByLabel('Git URL').fill('ftp://example.org/models');
  await page.getByRole('button', { name: 'Add app' }).click();
  await expect(page.getByLabel('Git URL')).toBeFocused();
  await expect(page.getByText('repo_url must begin with')).toBeVisible();
  await checkAccessible(page);
});
