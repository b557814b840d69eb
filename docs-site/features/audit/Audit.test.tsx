import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';

const site = vi.hoisted(() => {
  const state = { asked: [] as string[], events: [] as unknown[], link: '', status: 200, query: {} as Record<string, string>, push: [] as unknown[] };
  // Before the client is made, which keeps the fetch it finds.
  globalThis.fetch = async (input: RequestInfo | URL) => {
    const { pathname, search } = new URL((input as Request).url);
    state.asked.push(decodeURIComponent(pathname + search));
    const body = state.status === 200 ? state.events : { detail: 'Your role does not allow this.' };
    return new Response(JSON.stringify(body), { status: state.status, headers: { Link: state.link } });
  };
  return state;
});

vi.mock('next/router', () => ({ useRouter: () => ({ isReady: true, query: site.query, push: async (to: unknown) => void site.push.push(to) }) }));
vi.setConfig({ testTimeout: 30_000 });

const { Audit } = await import('./Audit');

const submitted = {
  id: 9,
  at: '2026-01-31T12:00:00Z',
  account_id: 3,
  account: 'ada',
  place: '203.0.113.9',
  action: 'run.submitted',
  subject: { kind: 'run', id: 42, name: 'bond' },
  details: { version: '2' },
};
const failed = { ...submitted, id: 8, account_id: null, account: null, action: 'account.sign_in_failed', subject: { kind: 'account', id: null, name: '<b>ada</b>' }, details: {} };

beforeEach(() => {
  Object.assign(site, { asked: [], events: [submitted, failed], link: '', status: 200, query: {}, push: [] });
});

it('tells who did what to what, from where', async () => {
  renderInSite(<Audit />);

  const [, first, second] = await screen.findAllByRole('row');
  expect(first).toHaveTextContent(/ada\s*Submitted a run\s*bond\s*42\s*version 2\s*203\.0\.113\.9$/);
  expect(second).toHaveTextContent(/not known\s*Failed to sign in\s*<b>ada<\/b>/);
  expect(screen.getByRole('link', { name: 'bond' })).toHaveAttribute('href', '/runs/42');
  expect(site.asked).toEqual(['/api/audit?limit=50']);
});

it('asks for what the address says, and has the same in the file', async () => {
  site.query = { account: 'ada', action: 'run.submitted', subject: 'run:42', page: '17' };
  renderInSite(<Audit />);

  const file = await screen.findByRole('link', { name: 'Download these as CSV' });
  expect(decodeURIComponent(file.getAttribute('href')!)).toBe('/api/audit/export/csv?account=ada&action=run.submitted&subject=run:42');
  expect(site.asked[0]).toBe('/api/audit?account=ada&subject=run:42&cursor=17&limit=50&action=run.submitted');
});

it('asks anew when Enter is pressed, not at each letter, and from the first page', async () => {
  site.query = { page: '17', time: '7d' };
  renderInSite(<Audit />);

  await userEvent.type(await screen.findByLabelText('Account'), ' ada ');
  expect(site.push).toEqual([]);
  await userEvent.keyboard('{Enter}');
  expect(site.push).toEqual([{ pathname: '/audit', query: { account: 'ada', time: '7d' } }]);
});

it('calls the operator so, and finds what it did by these words', async () => {
  site.events = [{ ...submitted, account: '*operator' }];
  renderInSite(<Audit />);

  expect(await screen.findByRole('cell', { name: 'the operator' })).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('Account'), 'the operator{Enter}');
  expect(site.push).toEqual([{ pathname: '/audit', query: { account: '*operator' } }]);
});

it('turns to the older page', async () => {
  site.link = '</api/audit?limit=50&cursor=8>; rel="next"';
  renderInSite(<Audit />);

  await userEvent.click(await screen.findByRole('button', { name: 'Older' }));
  expect(site.push).toEqual([{ pathname: '/audit', query: { page: '8' } }]);
});

it('says so when the filters leave nothing, and when nothing was done', async () => {
  site.events = [];
  const { unmount } = renderInSite(<Audit />);
  await screen.findByText('Nothing has been done yet');
  unmount();
  site.query = { account: 'nobody' };
  renderInSite(<Audit />);
  await userEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }));
  expect(site.push).toEqual([{ pathname: '/audit', query: {} }]);
});

it('tells whoever may not read it', async () => {
  site.status = 403;
  renderInSite(<Audit />);

  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('It is for administrators.'));
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});
