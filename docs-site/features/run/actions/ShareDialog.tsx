import { Button, Group, Modal, NativeSelect, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { $api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { AskFirst } from '@/components/AskFirst';
import { ErrorCard } from '@/components/ErrorCard';
import { ActionCell, QuietCell, Table } from '@/components/Table';
import { ToldOnce } from '@/components/ToldOnce';
import { dateTime } from '@/lib/format';
import { tellRefusal } from '@/lib/refusal';

const lives = [
  { value: '1', label: 'for a day' },
  { value: '7', label: 'for a week' },
  { value: '30', label: 'for 30 days' },
  { value: '365', label: 'for a year' },
];

/** Links by which people without an account read this run. */
export function ShareDialog({ runId, opened, onClose }: { runId: number; opened: boolean; onClose: () => void }) {
  return (
    <Modal.Stack>
      <Modal opened={opened} onClose={onClose} title="Share this run" size="xl" centered stackId="share">
        <Text size="md" mb="md">
          Whoever has the link sees this run with its inputs, result and log, and takes the result away. They need no account, and see nothing else.
        </Text>
        <Shares runId={runId} />
      </Modal>
    </Modal.Stack>
  );
}

function Shares({ runId }: { runId: number }) {
  const params = { path: { id: runId } };
  const shares = $api.useQuery('get', '/api/runs/{id}/shares', { params });
  const [days, setDays] = useState('7');
  const [link, setLink] = useState<string>();
  const make = $api.useMutation('post', '/api/runs/{id}/shares', {
    onSuccess: made => {
      setLink(new URL(made.path, window.location.origin).href);
      void shares.refetch();
    },
  });
  const problem = shares.error ?? make.error;
  return (
    <>
      {link && (
        <ToldOnce secret={link} copy="Copy the link">
          This link is shown once:
        </ToldOnce>
      )}
      {problem && <ErrorCard title="Links cannot be made or shown">{problemOf(problem).detail}</ErrorCard>}
      <Group align="flex-end" gap={8} mb="md">
        <NativeSelect label="It can be used" data={lives} value={days} onChange={event => setDays(event.currentTarget.value)} />
        <Button loading={make.isPending} onClick={() => make.mutate({ params, body: { days: Number(days) } })}>
          Make a link
        </Button>
      </Group>
      {shares.data ? <ShareList runId={runId} shares={shares.data} onRevoked={() => void shares.refetch()} /> : !problem && <Skeleton height={60} />}
    </>
  );
}

function ShareList({ runId, shares, onRevoked }: { runId: number; shares: Schema<'Share'>[]; onRevoked: () => void }) {
  const revoke = $api.useMutation('post', '/api/runs/{id}/shares/{share}/revoke', { onSettled: onRevoked, onError: tellRefusal('The link was not revoked') });
  if (shares.length === 0) {
    return <Text c="dimmed">No link can be used now.</Text>;
  }
  return (
    <Table label="Links to this run" headings={['Made', 'By', 'Until']}>
      {shares.map(share => (
        <tr key={share.id}>
          <QuietCell>{dateTime(share.created_at)}</QuietCell>
          <td>{share.by}</td>
          <QuietCell>{dateTime(share.expires_at)}</QuietCell>
          <ActionCell>
            <AskFirst
              title={`Revoke the link of ${dateTime(share.created_at)}?`}
              action="Revoke the link"
              onConfirm={() => revoke.mutate({ params: { path: { id: runId, share: share.id } } })}
              button={ask => (
                <Button size="xs" variant="default" onClick={ask} aria-label={`Revoke the link of ${dateTime(share.created_at)}`}>
                  Revoke
                </Button>
              )}
            >
              It leads to nothing from now on, for everybody whom it was sent to. It cannot be brought back.
            </AskFirst>
          </ActionCell>
        </tr>
      ))}
    </Table>
  );
}
