import { checkAccessible, expect, shot, test } from './support';

test('every docs page stands, is accessible, and is there as Markdown', async ({ page, request }) => {
  test.setTimeout(900_000);
  const list = await (await request.get('/llms.txt')).text();
  const paths = [...list.matchAll(/\((\/docs[^)]*)\.md\)/g)].map(match => match[1]!);
  expect(paths.length).toBeGreaterThan(30);

  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await checkAccessible(page);
    await shot(page, path.slice(1).replaceAll('/', '-'));
    const markdown = await request.get(`${path}.md`);
    expect(markdown.headers()['content-type']).toContain('text/markdown');
    expect(await markdown.text()).toMatch(/^# /);
  }
});

test('no link of the docs leads nowhere', async ({ page, request }) => {
  test.setTimeout(600_000);
  const list = await (await request.get('/llms.txt')).text();
  const dead: string[] = [];
  const known = new Set<string>();
  for (const [, path] of list.matchAll(/\((\/docs[^)]*)\.md\)/g)) {
    await page.goto(path!);
    const links = await page.getByRole('article').getByRole('link').evaluateAll(anchors => anchors.map(anchor => anchor.getAttribute('href') ?? ''));
    for (const link of links) {
      const [target = '', anchor] = link.split('#');
      if (link.startsWith('http') || known.has(link)) {
        continue;
      }
      known.add(link);
      const answer = await request.get(target || path!);
      if (answer.status() !== 200 || (anchor && !(await answer.text()).includes(`id="${anchor}"`))) {
        dead.push(`${path} -> ${link}`);
      }
    }
  }
  expect(dead).toEqual([]);
});

test('docs are read on with previous and next, and searched', async ({ page }) => {
  await page.goto('/docs/start');
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page).toHaveURL('/docs/write-an-app');
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/#/);

  await page.keyboard.press('Control+k');
  const search = page.getByPlaceholder('Search apps and docs');
  await search.fill('idempotency');
  await expect(page.getByText('Idempotency', { exact: false }).first()).toBeVisible();
  await search.press('Enter');
  await expect(page).toHaveURL(/\/docs\//);
});

test('code is copied', async ({ page }) => {
  await page.goto('/docs/start');
  await page.getByRole('button', { name: 'Copy the code' }).first().click();

  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('deploy/up');
});
