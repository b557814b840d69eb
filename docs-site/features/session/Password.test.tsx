import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';

const refusal = 'The password is one that many people have, so it is tried first. A few words make a good one.';

// Before the client is made, which keeps the fetch it finds.
vi.hoisted(() => {
  globalThis.fetch = async () => new Response(JSON.stringify({ status: 422, detail: refusal }), { status: 422 });
});

const { Password } = await import('./Password');

it('says why a password was refused', async () => {
  renderInSite(<Password />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('New password', { exact: false }), 'qwerty123456');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText(refusal)).toBeVisible();
});

it('masks what is typed, and tells password managers what it is', () => {
  renderInSite(<Password />);
  for (const [label, kind] of [['Current password', 'current-password'], ['New password', 'new-password']] as const) {
    const field = screen.getByLabelText(label, { exact: false });
    expect(field).toHaveAttribute('type', 'password');
    expect(field).toHaveAttribute('autocomplete', kind);
  }
});
