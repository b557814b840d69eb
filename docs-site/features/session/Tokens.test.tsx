import { Notifications } from '@mantine/notifications';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';

const token = { id: 1, name: 'a notebook', permissions: ['read'], created_at: '2026-01-01T12:00:00Z', expires_at: '2026-01-31T12:00:00Z', last_used_at: null };
const lasting = { ...token, id: 2, name: 'the night', expires_at: null };

// Before the client is made, which keeps the fetch it finds.
vi.hoisted(() => {
  globalThis.fetch = async input => {
    const { pathname } = new URL((input as Request).url);
    return pathname.endsWith('/revoke')
      ? new Response(JSON.stringify({ status: 500, detail: 'The database is away.' }), { status: 500 })
      : new Response(JSON.stringify(pathname.endsWith('/tokens') ? [token, lasting] : { mode: 'local', name: 'ada', permissions: ['read'] }));
  };
});
vi.setConfig({ testTimeout: 30_000 });

const { Tokens } = await import('./Tokens');

it('says of a token that it has expired', async () => {
  renderInSite(<Tokens />);
  expect(await screen.findByRole('row', { name: /a notebook .* expired / })).toBeVisible();
  expect(screen.getByRole('row', { name: /the night read never never/ })).toBeVisible();
});

it('says why a token was not revoked', async () => {
  renderInSite(
    <>
      <Notifications />
      <Tokens />
    </>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Revoke a notebook' }));
  await user.click(await screen.findByRole('button', { name: 'Revoke the token' }));
  expect(await screen.findByText('The token was not revoked')).toBeVisible();
  expect(screen.getByText('The database is away.')).toBeVisible();
});
