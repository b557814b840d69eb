import { Notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';
import type { App, Version } from './app';

const server = vi.hoisted(() => {
  const state = {
    posts: [] as string[],
    versions: [] as unknown[],
    answer: { status: 200, body: {} as unknown },
  };
  // Before the client is made, which keeps the fetch it finds.
  globalThis.fetch = async (input: RequestInfo | URL) => {
    const request = input instanceof Request ? input : new Request(String(input));
    if (request.method === 'GET') {
      return new Response(JSON.stringify(state.versions));
    }
    state.posts.push(new URL(request.url).pathname);
    return new Response(JSON.stringify(state.answer.body), { status: state.answer.status });
  };
  return state;
});

vi.setConfig({ testTimeout: 30_000 });

const { Versions } = await import('./Versions');

const at = '2026-01-31T12:00:00Z';
const version = (number: number, status: Version['status'], current: boolean): Version => ({
  id: number,
  number,
  commit: String(number).repeat(40),
  ref: null,
  status,
  current,
  error: status === 'BROKEN' ? { kind: 'load_error', message: 'SyntaxError: x' } : null,
  check_log: '',
  python: '3.11.2',
  java: null,
  created_at: at,
  checked_at: at,
});
const versions = [version(4, 'CHECKING', false), version(3, 'BROKEN', false), version(2, 'READY', true), version(1, 'READY', false)];
const app = {
  id: 4,
  name: 'Bond',
  function_name: 'bond',
  repo_url: 'https://git.example.org/bond.git',
  path: '',
  current_version: versions[2],
  latest_version: versions[0],
  packages: null,
  last_look: null,
  owner: null,
  restricted: false,
  manageable: true,
} as unknown as App;

beforeEach(() => {
  server.posts = [];
  server.versions = versions;
  server.answer = { status: 200, body: { ...app, latest_version: versions[2] } };
});

async function shown(of: App = app) {
  renderInSite(
    <>
      <Notifications />
      <Versions app={of} />
    </>,
  );
  return screen.findAllByRole('listitem');
}

it('a version that is ready and not in use can be used or run; no other can', async () => {
  const [checking, broken, current, older] = await shown();
  for (const row of [checking!, broken!, current!]) {
    expect(within(row).queryByRole('button', { name: 'Use this version' })).not.toBeInTheDocument();
    expect(within(row).queryByRole('link', { name: /Run version/ })).not.toBeInTheDocument();
  }
  expect(within(current!).getByText('In use')).toBeInTheDocument();
  expect(within(older!).getByRole('link', { name: 'Run version 1' })).toHaveAttribute('href', '/apps/bond?version=1');
});

it('going back asks once, then says what is in use', async () => {
  const rows = await shown();
  await userEvent.click(within(rows[3]!).getByRole('button', { name: 'Use this version' }));
  expect(server.posts).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: 'Use version 1' }));
  expect(await screen.findByText('Version 1 is in use')).toBeInTheDocument();
  expect(server.posts).toEqual(['/api/apps/bond/versions/1/use']);
});

it('leaving it changes nothing', async () => {
  const rows = await shown();
  await userEvent.click(within(rows[3]!).getByRole('button', { name: 'Use this version' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Leave it' }));
  expect(server.posts).toEqual([]);
});

it.each([
  [201, { latest_version: { number: 5 } }, 'Version 5 is being checked'],
  [200, { latest_version: { number: 4 } }, 'Nothing newer'],
  [422, { status: 422, detail: 'There is no manifest.json.' }, 'There is no manifest.json.'],
])('a look that is answered %i says so', async (status, body, words) => {
  await shown();
  server.answer = { status, body };
  await userEvent.click(screen.getByRole('button', { name: 'Look for a newer commit' }));
  expect(await screen.findByText(words)).toBeInTheDocument();
  await waitFor(() => expect(server.posts).toEqual(['/api/apps/bond/sync']));
});

it('a push that made no version is said with its reason', async () => {
  await shown({ ...app, last_look: { wanted: false, ended_at: at, problem: 'name is missing; it is required.' } });
  expect(screen.getByText(/The last look at the default branch,/)).toHaveTextContent('name is missing; it is required.');
});

it('who does not manage the app changes nothing of it', async () => {
  await shown({ ...app, manageable: false });
  expect(screen.queryByRole('button', { name: 'Look for a newer commit' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Use this version' })).toBeNull();
});
