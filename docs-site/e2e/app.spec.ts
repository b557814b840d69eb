import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

test('an app is run from its form, refused first, and run again beside it', async ({ page, request }) => {
  const name = await registerFixture(request, 'every-field');
  await page.goto(`/apps/${name}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Every field' })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'app');

  // What is wrong stands at its field, in the server's words.
  await page.getByLabel('Rate', { exact: true }).fill('1,5');
  await expect(page.getByText('rate must be a number; it is "1,5".')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByLabel('Rate', { exact: true })).toBeFocused();
  await expect(page.getByText('2 inputs must be changed: Rate, Reference.')).toBeVisible();

  // The call as code follows the form.
  await page.getByLabel('Rate', { exact: true }).fill('1e-2');
  await page.getByLabel('Reference').fill("it's");
  await expect(page.getByText('"rate": 0.01,')).toBeVisible();
  await expect(page.getByText('must be changed')).toBeHidden();

  await page.keyboard.press('Control+Enter');
  const visit = page.getByRole('navigation', { name: 'Runs of this visit' });
  await expect(page.getByText('Final balance')).toBeVisible();
  await page.getByLabel('Years', { exact: true }).fill('12');
  await page.keyboard.press('Control+Enter');
  await expect(visit.getByRole('button')).toHaveCount(2);
  await expect(visit.getByText('Success')).toHaveCount(2);
  await expect(page.getByRole('definition').first(), 'runs, in the head of the page').not.toHaveText('0');
  await page.evaluate(() => window.scrollTo(0, 0));
  await checkAccessible(page);
  await shot(page, 'app-with-run');
});

test('an earlier run’s inputs fill the form', async ({ page, request }) => {
  const name = await registerFixture(request, 'every-field');
  const runId = await submit(request, name, { reference: 'before', years: 7, basis: 'stressed', compound: false });
  await page.goto(`/apps/${name}?from=${runId}`);
  await expect(page.getByText(`Inputs of run ${runId}`)).toBeVisible();
  await expect(page.getByLabel('Reference')).toHaveValue('before');
  await expect(page.getByLabel('Years', { exact: true })).toHaveValue('7');
  await expect(page.getByLabel('Basis')).toHaveValue('1');
  await expect(page.getByRole('switch', { name: 'Compound' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect(page.getByLabel('Years', { exact: true })).toHaveValue('10');
});

test('README and versions have addresses of their own', async ({ page, request }) => {
  const name = await registerFixture(request, 'every-field');
  await page.goto(`/apps/${name}`);
  await page.getByRole('tab', { name: 'README' }).click();
  await expect(page).toHaveURL(/tab=readme/);
  await expect(page.getByText('grows by yearly payments')).toBeVisible();
  await expect(page.getByRole('link', { name: 'another' })).toHaveAttribute('rel', /noopener/);
  await expect(page).toHaveTitle(/Every field/);
  await checkAccessible(page);

  await page.goto(`/apps/${name}?tab=versions`);
  await expect(page.getByText('In use')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Look for a newer commit' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Another branch' })).toHaveAttribute('href', /\/add-app\?repo_url=file/);
  await checkAccessible(page);
});

test('an unknown app is said to be unknown', async ({ page }) => {
  await page.goto('/apps/no-such-app');
  await expect(page.getByText('There is no app “no-such-app”')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'app-unknown');
});
