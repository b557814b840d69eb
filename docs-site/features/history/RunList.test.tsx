import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { renderInSite } from '@/test/render';
import { RunList } from './RunList';

const session = vi.hoisted(() => ({ seesOthers: true }));
vi.mock('@/features/session/useSession', () => ({ useSeesOthers: () => session.seesOthers }));

const run: Schema<'Run'> = {
  run_id: 42,
  app_id: 1,
  app_name: 'Bond',
  function_name: 'bond',
  version: { id: 1, number: 2, commit: '0'.repeat(40) },
  status: 'SUCCESS',
  attempt: 1,
  max_attempts: 3,
  worker: 'w-1',
  progress: null,
  submitted_by: 'Ada Lovelace',
  created_at: '2026-01-31T12:00:00Z',
  started_at: '2026-01-31T12:00:00Z',
  finished_at: '2026-01-31T12:00:01Z',
  queue_seconds: 0,
  run_seconds: 1,
  cpu_seconds: 1,
  error_kind: null,
};

it('says who submitted each run, to those who see everybody’s', () => {
  session.seesOthers = true;
  renderInSite(<RunList runs={[run, { ...run, run_id: 41, submitted_by: null }]} dimmed={false} />);
  expect(screen.getByRole('row', { name: /Run 42/ })).toHaveTextContent('by Ada Lovelace');
  expect(screen.getByRole('row', { name: /Run 41/ })).not.toHaveTextContent('by');
});

it('says it to nobody who sees the own runs only', () => {
  session.seesOthers = false;
  renderInSite(<RunList runs={[run]} dimmed={false} />);
  expect(screen.getByRole('row', { name: /Run 42/ })).not.toHaveTextContent('Ada');
});
