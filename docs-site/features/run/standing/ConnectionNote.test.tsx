import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';
import { initialLive } from '../live/liveState';
import { ConnectionNote } from './ConnectionNote';

it('tells whoever may not watch any more, and connects again when asked to', async () => {
  const retry = vi.fn();
  renderInSite(<ConnectionNote live={{ ...initialLive, connection: { state: 'refused' } }} onRetry={retry} />);
  expect(screen.getByText('You are signed out, or may not see this run any more. It goes on without this page.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

it('says nothing while all is well', () => {
  renderInSite(<ConnectionNote live={{ ...initialLive, connection: { state: 'open' } }} onRetry={() => {}} />);
  expect(screen.queryByRole('button')).toBeNull();
});
