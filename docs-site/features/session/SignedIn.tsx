import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { $api } from '@/api/client';
import { Panel } from '@/components/Panel';
import { tellRefusal } from '@/lib/refusal';

/** Ends the account's other sessions. */
export function SignedIn() {
  const end = $api.useMutation('post', '/api/account/sign-out-everywhere', {
    onSuccess: () => notifications.show({ message: 'You are signed out of all other browsers.' }),
    onError: tellRefusal('You are still signed in elsewhere'),
  });
  return (
    <Panel title="Sessions" note="Where a browser was left signed in. API tokens stay.">
      <Button variant="default" loading={end.isPending} onClick={() => end.mutate({})}>
        Sign out everywhere else
      </Button>
    </Panel>
  );
}
