import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPlayerStop } from '@tabler/icons-react';
import { $api } from '@/api/client';
import { Problem } from '@/api/problem';
import type { RunSight } from '../live/runSight';

/** A run that has taken longer than this, in milliseconds, is not cancelled by one click. */
const worthAsking = 60_000;

/** Asks for the end of a run; of a long one only after a second thought. */
export function CancelButton({ sight, onEnded }: { sight: RunSight; onEnded: () => void }) {
  const { run, status, clockOffset } = sight;
  const [isAsking, asking] = useDisclosure(false);
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
  const send = () => {
    asking.close();
    cancel.mutate({ params: { path: { id: run.run_id } } });
  };
  const isLong = status === 'RUNNING' && run.started_at !== null && Date.now() + clockOffset - Date.parse(run.started_at) > worthAsking;
  const isAsked = cancel.isPending || cancel.isSuccess;
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerStop size={16} aria-hidden />} disabled={isAsked} onClick={isLong ? asking.open : send}>
        {isAsked ? 'Cancelling' : 'Cancel'}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title="Cancel this run?" centered>
        <Text size="md">It has been running for more than a minute. What it has computed so far is lost; its log stays.</Text>
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={asking.close} data-autofocus>
            Let it run
          </Button>
          <Button color="red" onClick={send}>
            Cancel the run
          </Button>
        </Group>
      </Modal>
    </>
  );
}
