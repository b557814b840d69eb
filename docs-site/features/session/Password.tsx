import { Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { $api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { ErrorCard } from '@/components/ErrorCard';
import { InView } from '@/components/InView';
import { Panel } from '@/components/Panel';
import layout from '@/components/Layout.module.css';

/** Changes the own password. Whoever came by a link is led here to choose one. */
export function Password() {
  const [refusal, setRefusal] = useState<string>();
  const [byLink] = useState(() => window.location.hash === '#password');
  const change = $api.useMutation('post', '/api/account/password');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setRefusal(undefined);
    change.mutate(
      { body: { current: String(fields.get('current')) || null, chosen: String(fields.get('chosen')) } },
      {
        onSuccess: () => {
          form.reset();
          notifications.show({ message: 'The password is changed. You are signed out of all other browsers.' });
        },
        onError: error => setRefusal(problemOf(error).detail),
      },
    );
  };
  return (
    <Panel title={byLink ? 'Choose a password' : 'Password'} note={`${byLink ? 'The link does not work again. ' : ''}12 characters or more; a few words make a good one.`}>
      {refusal && (
        <InView className={layout.refusal}>
          <ErrorCard title="The password was not changed">{refusal}</ErrorCard>
        </InView>
      )}
      <form onSubmit={submit} className={layout.row}>
        <PasswordInput
          name="current"
          label="Current password"
          description="Empty when you came by a link."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="current-password"
          miw={220}
        />
        <PasswordInput name="chosen" label="New password" autoComplete="new-password" required autoFocus={byLink} miw={220} />
        <Button type="submit" variant="default" loading={change.isPending}>
          Change password
        </Button>
      </form>
    </Panel>
  );
}
