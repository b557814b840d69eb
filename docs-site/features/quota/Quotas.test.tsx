import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';

/** What was set, and what the server answers. */
const server = vi.hoisted(() => {
  const none = { runs_in_flight: null, runs_per_hour: null, cpu_seconds_per_day: null };
  const state = {
    set: [] as { path: string; limits: unknown }[],
    refuses: false,
    ada: { ...none, runs_per_hour: 7 } as Record<string, number | null>,
  };
  // Before the client is made, which keeps the fetch it finds.
  globalThis.fetch = async (input: RequestInfo | URL) => {
    const request = input instanceof Request ? input : new Request(String(input));
    if (request.method === 'GET') {
      const roles = ['viewer', 'runner', 'publisher', 'admin'].map(role => ({ role, limits: role === 'runner' ? { ...none, runs_in_flight: 5 } : none }));
      return new Response(JSON.stringify({ roles, accounts: [{ id: 7, name: 'ada', limits: state.ada }] }));
    }
    if (state.refuses) {
      return new Response(JSON.stringify({ detail: 'runs_per_hour must be at least 1.' }), { status: 422 });
    }
    state.set.push({ path: new URL(request.url).pathname, limits: await request.json() });
    return new Response(null, { status: 204 });
  };
  return state;
});

vi.setConfig({ testTimeout: 30_000 });

const { Quotas } = await import('./Quotas');

const account = { role: 'runner', disabled: false, created_at: '2026-01-31T12:00:00Z', last_sign_in_at: null } as const;
const accounts = [
  { ...account, id: 7, name: 'ada', display_name: 'Ada' },
  { ...account, id: 8, name: 'bob', display_name: 'Bob' },
];

beforeEach(() => {
  server.set = [];
  server.refuses = false;
});

it('shows the limits there are and no others', async () => {
  renderInSite(<Quotas accounts={accounts} />);
  const table = await screen.findByRole('group', { name: 'Quotas' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map(row => within(row).getAllByRole('cell').map(cell => cell.textContent))).toEqual([
    ['Each runner', '5', '–', '–', 'Change'],
    ['ada', '–', '7', '–', 'Change'],
  ]);
});

it('sets all limits of whom one chooses, an empty field as none', async () => {
  renderInSite(<Quotas accounts={accounts} />);
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: 'CPU seconds a day' }), '3600');
  await user.click(screen.getByRole('button', { name: 'Set the limits' }));
  await waitFor(() => expect(server.set).toEqual([{ path: '/api/quotas/roles/runner', limits: { runs_in_flight: 5, runs_per_hour: null, cpu_seconds_per_day: 3600 } }]));
  await user.click(screen.getByRole('button', { name: 'Change the limits of ada' }));
  await user.clear(screen.getByRole('textbox', { name: 'Runs an hour' }));
  await user.click(screen.getByRole('button', { name: 'Set the limits' }));
  await waitFor(() => expect(server.set[1]).toEqual({ path: '/api/quotas/accounts/7', limits: { runs_in_flight: null, runs_per_hour: null, cpu_seconds_per_day: null } }));
});

it('says why limits were refused', async () => {
  server.refuses = true;
  renderInSite(<Quotas accounts={accounts} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Set the limits' }));
  expect(await screen.findByText('runs_per_hour must be at least 1.')).toBeVisible();
});
