import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { checkAccessible, expect, registerFixture, shot, test } from './support';

/** Commits another manifest to the repository of an app in e2e/apps. */
function commit(name: string, manifest: object): void {
  const folder = `${process.env.STOA_FIXTURES}/${name}`;
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(manifest, null, 2));
  execFileSync('git', ['-C', folder, '-c', 'user.name=A test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--all', '--message', 'Another form']);
}

test('a newer commit is looked for, the version before is used again, and the newer one run all the same', async ({ page, request }) => {
  test.slow();
  const name = await registerFixture(request, 'two-forms');
  commit('two-forms', { name: 'Two forms', description: 'The newer one.', inputs: { years: { type: 'integer', label: 'Years', min: 1, default: 10 } } });
  await page.goto(`/apps/${name}?tab=versions`);
  const older = page.getByRole('listitem').filter({ hasText: 'Version 1' });
  const newer = page.getByRole('listitem').filter({ hasText: 'Version 2' });

  await page.getByRole('button', { name: 'Look for a newer commit' }).click();
  await expect(page.getByText('Version 2 is being checked').first()).toBeVisible();
  await expect(newer.getByText('In use')).toBeVisible();
  await page.getByRole('button', { name: 'Look for a newer commit' }).click();
  await expect(page.getByText('Version 2 is of the newest commit of the default branch.')).toBeVisible();

  await older.getByRole('button', { name: 'Use this version' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Use version 1' })).toBeFocused();
  await checkAccessible(page);
  await shot(page, 'versions-use');
  await page.keyboard.press('Enter');
  await expect(older.getByText('In use')).toBeVisible();
  await expect(older).toBeFocused();
  await expect(newer.getByText('In use')).toBeHidden();
  await checkAccessible(page);
  await shot(page, 'versions');

  await newer.getByRole('link', { name: 'Run version 2' }).click();
  await expect(page).toHaveURL(`/apps/${name}?version=2`);
  await expect(page.getByText('You are about to run version 2; version 1 is in use.')).toBeVisible();
  await expect(page.getByText('"version": 2')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Asked for')).toBeVisible();
  await expect(page.getByText('years', { exact: true })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'app-other-version');

  await page.getByRole('link', { name: 'Back to version 1' }).click();
  await expect(page).toHaveURL(`/apps/${name}`);
  await expect(page.getByLabel('Age', { exact: true })).toBeVisible();
});

test('a version that is not there leaves the form of the one in use', async ({ page, request }) => {
  const name = await registerFixture(request, 'slow-count');
  await page.goto(`/apps/${name}?version=999`);
  await expect(page.getByText(/There is no version 999 of slow-count/)).toBeVisible();
  await expect(page.getByLabel('Seconds', { exact: true })).toBeVisible();
});
