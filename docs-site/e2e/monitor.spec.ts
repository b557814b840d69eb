import { checkAccessible, expect, registerFixture, shot, submit, test } from './support';

test('the monitor shows what is going on and who carries it out', async ({ page, request }) => {
  const app = await registerFixture(request, 'slow-count');
  const run = await submit(request, app, { seconds: 60 });

  await page.goto('/monitor');

  await expect(page.getByRole('group', { name: 'Workers' }).getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('group', { name: 'Runs under way' }).getByText(`run ${run}`)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: `Progress of run ${run}` })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Apps' }).getByRole('link', { name: 'Slow count' })).toBeVisible();
  await checkAccessible(page);
  await shot(page, 'monitor');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of ['Workers', 'Runs under way', 'Apps']) {
    const sideways = await page.getByRole('group', { name }).evaluate(table => table.scrollWidth - table.clientWidth);
    expect(sideways, `${name} on a phone: pixels to scroll sideways`).toBe(0);
  }

  await request.post(`/api/runs/${run}/cancel`);
  await expect(page.getByRole('group', { name: 'Runs under way' }).getByText(`run ${run}`)).toHaveCount(0);
});
