import { Modal } from '@mantine/core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';
import { AskFirst } from './AskFirst';

const revoke = vi.fn();
const revoking = (
  <AskFirst title="Revoke the token “notebook”?" action="Revoke the token" onConfirm={revoke} button={ask => <button onClick={ask}>Revoke</button>}>
    Programs that send it are refused.
  </AskFirst>
);

beforeEach(() => revoke.mockClear());

it('asks, and says what will happen, before it acts', async () => {
  renderInSite(revoking);
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  const dialog = await screen.findByRole('dialog', { name: 'Revoke the token “notebook”?' });
  expect(dialog).toHaveTextContent('Programs that send it are refused.');
  expect(revoke).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke the token' }));
  expect(revoke).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it.each(['{Enter}', '{Escape}'])('leaves all as it is by %s', async key => {
  renderInSite(revoking);
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus());
  await userEvent.keyboard(key);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(revoke).not.toHaveBeenCalled();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Revoke' })).toHaveFocus());
  await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
  expect(await screen.findByRole('dialog')).toBeInTheDocument();
});

it('what can be undone is one press of Enter away', async () => {
  renderInSite(
    <AskFirst title="Use version 1?" action="Use version 1" keep="Leave it" harmless onConfirm={revoke} button={ask => <button onClick={ask}>Use</button>}>
      New runs use it.
    </AskFirst>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Use' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Use version 1' })).toHaveFocus());
  await userEvent.keyboard('{Enter}');
  expect(revoke).toHaveBeenCalledOnce();
});

it('in a dialog, Escape goes back to that dialog', async () => {
  const close = vi.fn();
  renderInSite(
    <Modal.Stack>
      <Modal opened onClose={close} title="Share this run" stackId="share">
        {revoking}
      </Modal>
    </Modal.Stack>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Revoke' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus());
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Keep it' })).not.toBeInTheDocument());
  expect(close).not.toHaveBeenCalled();
});
