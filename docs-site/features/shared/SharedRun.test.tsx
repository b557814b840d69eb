import { screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';

const site = vi.hoisted(() => {
  const state = { asked: [] as string[], run: {} as Record<string, unknown> };
  // Before the client is made, which keeps the fetch it finds.
  globalThis.fetch = async (input: RequestInfo | URL) => {
    state.asked.push(new URL((input as Request).url).pathname);
    return new Response(JSON.stringify(state.run));
  };
  return state;
});

vi.setConfig({ testTimeout: 30_000 });

const { SharedRun } = await import('./SharedRun');

beforeEach(() => {
  window.location.hash = '#abc';
  site.asked = [];
  site.run = {
    run_id: 42,
    app_name: 'Bond',
    function_name: 'bond',
    version: { id: 1, number: 2, commit: '0'.repeat(40) },
    status: 'PENDING',
    created_at: '2026-01-31T12:00:00Z',
    inputs: { coupon: 4 },
    result: null,
    attempts: [],
    input_schema: { coupon: { type: 'number', label: 'Coupon rate', unit: ' %' } },
    shared_by: 'Ada Lovelace',
    link_expires_at: '2026-02-07T12:00:00Z',
  };
});

it('says who shared the run and until when', async () => {
  renderInSite(<SharedRun />);
  expect(await screen.findByText(/This run was shared with you by/)).toHaveTextContent(/by Ada Lovelace\. The link can be used until .*2026/);
  expect(site.asked).toContain('/api/shared/abc');
});

it('has the labels and units of the form, not its keys', async () => {
  renderInSite(<SharedRun />);
  expect(await screen.findByText('Coupon rate')).toBeInTheDocument();
  expect(screen.getByText('4 %')).toBeInTheDocument();
});
