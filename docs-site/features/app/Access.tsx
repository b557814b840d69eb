import { Button, MultiSelect, Radio, Skeleton, Stack, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import type { App } from './app';

/** Who may see and run the app, for those who manage it. */
export function Access({ app }: { app: App }) {
  const access = $api.useQuery('get', '/api/apps/{id}/access', { params: { path: { id: app.function_name } } });
  const groups = $api.useQuery('get', '/api/groups');
  const problem = access.error ?? groups.error;
  return (
    <Panel title="Who may see and run it" note="Besides you and administrators.">
      {problem && (
        <ErrorCard title="This cannot be shown" onRetry={() => void Promise.all([access.refetch(), groups.refetch()])}>
          {problem.detail}
        </ErrorCard>
      )}
      {access.data && groups.data ? <Form app={app} access={access.data} groups={groups.data.map(group => group.name)} /> : !problem && <Skeleton height={120} />}
    </Panel>
  );
}

function Form({ app, access, groups }: { app: App; access: Schema<'Access'>; groups: string[] }) {
  const client = useQueryClient();
  const [restricted, setRestricted] = useState(access.restricted);
  const [accounts, setAccounts] = useState(access.accounts);
  const [chosen, setChosen] = useState(access.groups);
  const save = $api.useMutation('post', '/api/apps/{id}/access', {
    onSuccess: () => {
      notifications.show({ color: 'teal', message: restricted ? `${app.name} is there for those named only.` : `${app.name} is there for everybody who is signed in.` });
      void client.invalidateQueries({ queryKey: ['get', '/api/apps'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/apps/{id}'] });
    },
  });
  const params = { path: { id: app.function_name } };
  return (
    <Stack gap={16} align="flex-start">
      {save.error && <ErrorCard title="Nothing was changed">{refusals(save.error)}</ErrorCard>}
      <Radio.Group value={String(restricted)} onChange={value => setRestricted(value === 'true')} aria-label="Who may see and run it">
        <Stack gap={10}>
          <Radio value="false" label="Everybody who is signed in" />
          <Radio value="true" label="Those named here only" />
        </Stack>
      </Radio.Group>
      {restricted && (
        <>
          <TagsInput label="Accounts" description="By the name they sign in with; press Enter after each." value={accounts} onChange={setAccounts} w="100%" maw={460} />
          <MultiSelect
            label="Groups"
            description={groups.length === 0 ? 'There are none yet; an administrator makes them.' : undefined}
            data={groups}
            value={chosen}
            onChange={setChosen}
            w="100%"
            maw={460}
          />
        </>
      )}
      <Button loading={save.isPending} onClick={() => save.mutate({ params, body: { restricted, accounts, groups: chosen } })}>
        Save
      </Button>
    </Stack>
  );
}

/** Each name that is nobody's, in a sentence. */
function refusals(error: unknown): string {
  const { detail, errors } = problemOf(error);
  return errors.length > 0 ? errors.map(fault => fault.detail).join(' ') : detail;
}
