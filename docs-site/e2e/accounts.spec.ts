import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

/** An installation where people sign in; the other tests' is one where nobody does. */
test.use({ baseURL: process.env.STOA_SITE_WITH_ACCOUNTS });

const operator = { Authorization: `Bearer ${process.env.STOA_OPERATOR_TOKEN}` };
const password = 'a few words make a good one';

/** Makes an account with the password above; answers its name. */
async function makeAccount(request: APIRequestContext, role: string): Promise<string> {
  const name = `${role}-${Math.random().toString(36).slice(2, 10)}`;
  const answer = await request.post('/api/accounts', { headers: operator, data: { name, role, password } });
  expect(answer.status(), await answer.text()).toBe(201);
  return name;
}

async function signIn(page: Page, name: string, chosen = password): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.locator('input[name=password]').fill(chosen);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Presses what does it, in the dialog that asks first. */
async function confirm(page: Page, action: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
}

/** A page of somebody else's browser. */
async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: process.env.STOA_SITE_WITH_ACCOUNTS })).newPage();
}

test('whoever is not signed in is led to it, and then to where they wanted', async ({ page, request }) => {
  const name = await makeAccount(request, 'viewer');
  await page.goto('/runs?status=FAILED');
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent('/runs?status=FAILED')}`);
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'sign-in');

  await signIn(page, name, 'another password');
  await expect(page.getByRole('alert').filter({ hasText: 'You are not signed in' })).toContainText('The name or the password is wrong.');

  await signIn(page, name);
  await expect(page).toHaveURL('/runs?status=FAILED');
  await expect(page.getByRole('link', { name: 'Add app' })).toHaveCount(0);
});

test('the docs are open and searched by anybody, and lead to signing in and back', async ({ page, request }) => {
  const name = await makeAccount(request, 'viewer');
  await page.goto('/docs/accounts');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('combobox', { name: 'Search apps and docs' }).fill('first run');
  await expect(page.getByRole('group', { name: 'Docs' }).getByRole('option').first()).toContainText('First run');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/docs/accounts');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await signIn(page, name);
  await expect(page).toHaveURL('/docs/accounts');
});

test('a token is shown once, works, and ends', async ({ page, request }) => {
  const name = await makeAccount(request, 'runner');
  await page.goto('/account');
  await signIn(page, name);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.getByLabel('What it is for').fill('a notebook');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const told = page.getByRole('status').filter({ hasText: 'shown once' });
  const token = (await told.locator('code').textContent())!;
  await checkAccessible(page);
  await shot(page, 'account');

  const asked = () => request.get('/api/apps', { headers: { Authorization: `Bearer ${token}` } });
  expect((await asked()).status()).toBe(200);
  await page.reload();
  await expect(page.getByRole('row', { name: /a notebook/ })).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke a notebook' }).click();
  await confirm(page, 'Revoke the token');
  await expect(page.getByText('No tokens yet')).toBeVisible();
  expect((await asked()).status()).toBe(401);
});

test('an administrator invites somebody, who chooses a password by the link', async ({ page, request, browser }) => {
  test.slow();
  const admin = await makeAccount(request, 'admin');
  await page.goto('/accounts');
  await signIn(page, admin);
  const invited = `ida-${Math.random().toString(36).slice(2, 10)}`;
  await page.getByLabel('Name to sign in with').fill(invited);
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = (await page.getByRole('status').filter({ hasText: 'Hand this link over' }).locator('code').textContent())!;
  await expect(page.getByRole('row', { name: invited })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'accounts');

  const theirs = await elsewhere(browser);
  await theirs.goto(link);
  await expect(theirs).toHaveURL('/account#password');
  await expect(theirs.getByLabel('New password')).toBeFocused();
  await theirs.getByLabel('New password').fill(password);
  await theirs.getByRole('button', { name: 'Change password' }).click();
  await expect(theirs.getByText('The password is changed.')).toBeVisible();
  await theirs.getByRole('button', { name: `Account ${invited}` }).click();
  await theirs.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(theirs).toHaveURL('/sign-in');
  await signIn(theirs, invited);
  await expect(theirs).toHaveURL('/');

  const again = await elsewhere(browser);
  await again.goto(link);
  await expect(again.getByRole('alert').filter({ hasText: 'You are not signed in' })).toContainText('This link was used or has expired.');

  await page.getByRole('button', { name: `Disable ${invited}` }).click();
  await expect(page.getByRole('dialog', { name: `Disable the account ${invited}?` })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'ask-first');
  await confirm(page, 'Disable the account');
  await expect(page.getByRole('button', { name: `Enable ${invited}` })).toBeVisible();
  await theirs.goto('/runs');
  await expect(theirs).toHaveURL(/sign-in/);
});

test('a run is watched by whoever submitted it, and is not there for others', async ({ page, request, browser }) => {
  test.slow();
  const app = await registerFixture(request, 'slow-count', operator);
  const owner = await makeAccount(request, 'runner');
  const stranger = await makeAccount(request, 'runner');
  await page.goto(`/apps/${app}`);
  await signIn(page, owner);
  await page.getByRole('button', { name: /^Run/ }).first().click();
  await expect(page.getByText(/Run \d+ has succeeded/)).toBeAttached({ timeout: 60_000 });
  const id = (await (await page.request.get('/api/runs')).json())[0].run_id;

  const theirs = await elsewhere(browser);
  await theirs.goto(`/runs/${id}`);
  await signIn(theirs, stranger);
  await expect(theirs.getByText(`There is no run ${id}`)).toBeVisible();

  const admin = await elsewhere(browser);
  await admin.goto('/runs');
  await signIn(admin, await makeAccount(request, 'admin'));
  await expect(admin.getByRole('row', { name: new RegExp(`Run ${id} `) })).toContainText(`by ${owner}`);
  await checkAccessible(admin);
  await shot(admin, 'runs-of-everybody');
  await page.goto('/runs');
  await expect(page.getByRole('row', { name: new RegExp(`Run ${id} `) })).not.toContainText('by ');

  expect(await submit(request, app, {}, 0, operator)).toBeGreaterThan(id);
});

test('an app is shown to some, and a run to whoever has the link', async ({ page, request, browser }) => {
  test.slow();
  const app = await registerFixture(request, 'every-field', operator);
  const admin = await makeAccount(request, 'admin');
  const named = await makeAccount(request, 'runner');
  const stranger = await makeAccount(request, 'viewer');
  await page.goto(`/apps/${app}?tab=access`);
  await signIn(page, admin);
  await page.getByLabel('Those named here only').check();
  await page.getByRole('combobox', { name: 'Accounts' }).fill('nobody-of-this-name');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There is no account nobody-of-this-name.' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: 'Accounts' }).click();
  await page.keyboard.press('Backspace');
  await page.getByRole('combobox', { name: 'Accounts' }).fill(named);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('is there for those named only.')).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'app-access');

  const theirs = await elsewhere(browser);
  await theirs.goto(`/apps/${app}`);
  await signIn(theirs, stranger);
  await expect(theirs.getByText(`There is no app “${app}”`)).toBeVisible();

  const id = await submit(request, app, { reference: 'shared' }, 30, operator);
  await page.goto(`/runs/${id}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Share by a link' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.getByRole('status').filter({ hasText: 'shown once' }).locator('code').textContent())!;
  await expect(page.getByRole('button', { name: /Revoke the link/ })).toBeVisible();
  await checkAccessible(page);

  const nobody = await elsewhere(browser);
  await nobody.goto(link);
  await expect(nobody.getByRole('heading', { name: 'Every field', level: 1 })).toBeVisible();
  await expect(nobody.getByText('shared', { exact: true }).first()).toBeVisible();
  await expect(nobody.getByText(`This run was shared with you by ${admin}.`)).toBeVisible();
  await expect(nobody.getByText('Reference', { exact: true })).toBeVisible();
  await checkAccessible(nobody);
  await shot(nobody, 'shared-run');
  await nobody.getByRole('button', { name: 'Download', exact: true }).click();
  const download = nobody.waitForEvent('download');
  await nobody.getByRole('menuitem', { name: 'JSON' }).click();
  expect((await download).suggestedFilename()).toBe(`${app}-${id}.json`);

  await page.getByRole('button', { name: /Revoke the link/ }).click();
  await confirm(page, 'Revoke the link');
  await expect(page.getByText('No link can be used now.')).toBeVisible();
  await nobody.reload();
  await expect(nobody.getByText('This link leads to no run')).toBeVisible();
  await request.post(`/api/apps/${app}/access`, { headers: operator, data: { restricted: false } });
});

test('an administrator changes a role, and shows an app to a group', async ({ page, request, browser }) => {
  test.slow();
  const app = await registerFixture(request, 'every-field', operator);
  const admin = await makeAccount(request, 'admin');
  const member = await makeAccount(request, 'runner');
  const group = `Group ${member}`;
  await request.post(`/api/apps/${app}/access`, { headers: operator, data: { restricted: true } });
  const theirs = await elsewhere(browser);
  await theirs.goto(`/apps/${app}`);
  await signIn(theirs, member);
  await expect(theirs.getByText(`There is no app “${app}”`)).toBeVisible();

  await page.goto('/accounts');
  await signIn(page, admin);
  await page.getByRole('textbox', { name: 'Group' }).fill(group);
  await page.getByRole('combobox', { name: 'Members' }).fill(member);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make a group' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`^${group}`) })).toContainText(member);
  await page.goto(`/apps/${app}?tab=access`);
  await page.getByRole('combobox', { name: 'Groups' }).press('ArrowDown');
  await page.getByRole('option', { name: group }).click();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('is there for those named only.')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Every field', level: 1 })).toBeVisible();

  await theirs.goto('/');
  await expect(theirs.getByRole('link', { name: 'Add app' })).toHaveCount(0);
  await page.goto('/accounts');
  await page.getByRole('combobox', { name: `Role of ${member}` }).selectOption('publisher');
  await expect(page.getByRole('combobox', { name: `Role of ${member}` })).toHaveValue('publisher');
  await theirs.reload();
  await expect(theirs.getByRole('banner').getByRole('link', { name: 'Add app' })).toBeVisible();

  await page.getByRole('button', { name: `Delete ${group}` }).click();
  await confirm(page, 'Delete the group');
  await expect(page.getByRole('row', { name: new RegExp(`^${group}`) })).toHaveCount(0);
  await theirs.goto(`/apps/${app}`);
  await expect(theirs.getByText(`There is no app “${app}”`)).toBeVisible();
  await request.post(`/api/apps/${app}/access`, { headers: operator, data: { restricted: false } });
});

test('an app is given its secret, and nobody is told it', async ({ page, request, browser }) => {
  test.slow();
  const app = await registerFixture(request, 'needs-secret', operator);
  await request.post(`/api/apps/${app}/secrets/API_KEY/delete`, { headers: operator });
  const runner = await elsewhere(browser);
  await runner.goto(`/apps/${app}`);
  await signIn(runner, await makeAccount(request, 'runner'));
  await expect(runner.getByText('The secret API_KEY is not set, so the app cannot be run. Whoever manages the app sets it.')).toBeVisible();
  await expect(runner.getByRole('button', { name: /^Run/ }).first()).toBeDisabled();
  await expect(runner.getByRole('tab', { name: 'Secrets' })).toHaveCount(0);

  await page.goto(`/apps/${app}`);
  await signIn(page, await makeAccount(request, 'admin'));
  await page.getByRole('link', { name: 'Set it' }).click();
  await expect(page.getByRole('row', { name: /API_KEY/ })).toContainText('not set');
  await page.getByRole('textbox', { name: 'Value' }).fill('12345');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByText('A secret has 6 to 16,384 characters, this one has 5.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Value' }).fill('the key of the browser');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByRole('row', { name: /API_KEY/ })).toContainText('set just now');
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('');
  await checkAccessible(page);
  await shot(page, 'app-secrets');

  await runner.reload();
  await runner.getByRole('button', { name: /^Run/ }).first().click();
  await expect(runner.getByText('***').first()).toBeVisible({ timeout: 60_000 });
  await expect(runner.getByText('22', { exact: true }).first()).toBeVisible();
  await expect(runner.getByText('the key of the browser')).toHaveCount(0);

  await page.getByRole('button', { name: 'Delete API_KEY' }).click();
  await confirm(page, 'Delete the secret');
  await expect(page.getByRole('row', { name: /API_KEY/ })).toContainText('not set');
});

test('an account has the limit that is set for it, and is told when it is reached', async ({ page, request, browser }) => {
  test.slow();
  const app = await registerFixture(request, 'slow-count', operator);
  const runner = await makeAccount(request, 'runner');
  await page.goto('/accounts');
  await signIn(page, await makeAccount(request, 'admin'));
  await page.getByRole('combobox', { name: 'For' }).fill(runner);
  await page.getByRole('option', { name: runner }).click();
  await page.getByRole('textbox', { name: 'Runs an hour' }).fill('1');
  await page.getByRole('button', { name: 'Set the limits' }).click();
  await expect(page.getByRole('group', { name: 'Quotas' }).getByRole('row', { name: runner })).toContainText('1');
  await checkAccessible(page);
  await shot(page, 'quotas');

  const theirs = await elsewhere(browser);
  await theirs.goto(`/apps/${app}`);
  await signIn(theirs, runner);
  await theirs.getByRole('textbox', { name: /Seconds/ }).fill('0');
  await theirs.getByRole('button', { name: /^Run/ }).first().click();
  await expect(theirs.getByText(/Run \d+ has succeeded/)).toBeAttached({ timeout: 60_000 });
  await theirs.getByRole('button', { name: /^Run/ }).first().click();
  await expect(theirs.getByText(/1 run.*hour/).first()).toBeVisible();
  await theirs.goto('/account');
  await expect(theirs.getByText('1 of 1')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('group', { name: 'Use by account' }).getByRole('row', { name: runner })).toContainText('1');
});

test('who reads only is told why nothing can be run', async ({ page, request }) => {
  const app = await registerFixture(request, 'slow-count', operator);
  await page.goto(`/apps/${app}`);
  await signIn(page, await makeAccount(request, 'viewer'));
  await expect(page.getByText('Your account reads only')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Access' })).toHaveCount(0);
});

test('what was done is found in the audit trail, by administrators only', async ({ page, request, browser }) => {
  const admin = await makeAccount(request, 'admin');
  await page.goto('/');
  await signIn(page, admin);
  await page.getByRole('button', { name: `Account ${admin}` }).click();
  await page.getByRole('menuitem', { name: 'Audit trail' }).click();
  await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible();
  await page.getByLabel('Account', { exact: true }).fill(admin);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`account=${admin}`));
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row', { name: /Signed in/ })).toContainText('127.0.0.1');
  await checkAccessible(page);
  await shot(page, 'audit');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download these as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  const theirs = await elsewhere(browser);
  await theirs.goto('/audit');
  await signIn(theirs, await makeAccount(request, 'publisher'));
  await expect(theirs.getByText('The audit trail cannot be shown')).toBeVisible();
});
