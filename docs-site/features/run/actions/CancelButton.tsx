import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerStop } from '@tabler/icons-react';
import { $api } from '@/api/client';
import { Problem } from '@/api/problem';
import { AskFirst } from '@/components/AskFirst';
import type { RunSight } from '../live/runSight';

/** A run that has taken longer than this, in milliseconds, is not cancelled by one click. */
const worthAsking = 60_000;

/** Asks for the end of a run; of a long one only after a second thought. */
export function CancelButton({ sight, onEnded }: { sight: RunSight; onEnded: () => void }) {
  const { run, status, clockOffset } = sight;
  const cancel = $api.useMutation('post', '/api/runs/{id}/cancel', {
    onError: (error: unknown) => {
      const hasEnded = error instanceof Problem && error.status === 409;
      notifications.show(
        hasEnded
          ? { color: 'gray', title: 'It had finished already', message: `Run ${run.run_id} ended before it could be cancelled.` }
          : { color: 'red', title: 'The run was not cancelled', message: error instanceof Error ? error.message : '' },
      );
      if (hasEnded) {
        onEnded();
      }
    },
  });
  const send = () => cancel.mutate({ params: { path: { id: run.run_id } } });
  const isLong = status === 'RUNNING' && run.started_at !== null && Date.now() + clockOffset - Date.parse(run.started_at) > worthAsking;
  const isAsked = cancel.isPending || cancel.isSuccess;
  return (
    <AskFirst
      title={`Cancel run ${run.run_id}?`}
      action="Cancel the run"
      keep="Let it run"
      onConfirm={send}
      button={ask => (
        <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} disabled={isAsked} onClick={isLong ? ask : send}>
          {isAsked ? 'Cancelling' : 'Cancel'}
        </Button>
      )}
    >
      It has been running for more than a minute. What it has computed so far is lost; its log stays.
    </AskFirst>
  );
}
