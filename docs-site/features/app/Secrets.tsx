import { Autocomplete, Button, Skeleton, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { $api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { Ago } from '@/components/Ago';
import { AskFirst } from '@/components/AskFirst';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { ActionCell, QuietCell, Table } from '@/components/Table';
import { tellRefusal } from '@/lib/refusal';
import type { App } from './app';

/** The secrets of the app, for those who manage it: which there are, setting one and ending one. Nobody reads a value. */
export function Secrets({ app }: { app: App }) {
  const client = useQueryClient();
  const params = { path: { id: app.function_name } };
  const secrets = $api.useQuery('get', '/api/apps/{id}/secrets', { params });
  const changed = () => {
    void secrets.refetch();
    void client.invalidateQueries({ queryKey: ['get', '/api/apps/{id}'] });
  };
  return (
    <Panel title="Secrets" note="Each run is given them as environment variables. What is set here is encrypted, and nobody can read it again.">
      {secrets.error && (
        <ErrorCard title="The secrets cannot be shown" onRetry={() => void secrets.refetch()}>
          {secrets.error.detail}
        </ErrorCard>
      )}
      {secrets.data ? (
        <>
          {secrets.data.length === 0 ? (
            <p>
              The manifest names none. An app that needs one says so: <code>{'"secrets": ["API_KEY"]'}</code>.
            </p>
          ) : (
            <SecretList app={app} secrets={secrets.data} onDeleted={changed} />
          )}
          <NewSecret key={secrets.dataUpdatedAt} app={app} secrets={secrets.data} onSet={changed} />
        </>
      ) : (
        !secrets.error && <Skeleton height={120} />
      )}
    </Panel>
  );
}

function SecretList({ app, secrets, onDeleted }: { app: App; secrets: Schema<'Secret'>[]; onDeleted: () => void }) {
  const end = $api.useMutation('post', '/api/apps/{id}/secrets/{name}/delete', { onSettled: onDeleted, onError: tellRefusal('The secret was not deleted') });
  return (
    <Table label="Secrets" headings={['Name', 'Value', 'Needed']}>
      {secrets.map(({ name, needed, set_at: setAt }) => (
        <tr key={name}>
          <td>
            <code>{name}</code>
          </td>
          <QuietCell>
            {setAt ? (
              <>
                set <Ago moment={setAt} />
              </>
            ) : (
              'not set'
            )}
          </QuietCell>
          <QuietCell>{needed ? 'yes' : 'no'}</QuietCell>
          <ActionCell>
            {setAt && (
              <AskFirst
                title={`Delete the secret ${name}?`}
                action="Delete the secret"
                onConfirm={() => end.mutate({ params: { path: { id: app.function_name, name } } })}
                button={ask => (
                  <Button size="xs" variant="default" onClick={ask} aria-label={`Delete ${name}`}>
                    Delete
                  </Button>
                )}
              >
                {needed ? `${app.name} cannot be run until it is set again, and runs that wait will fail. ` : 'The version in use does not need it; another one may. '}
                Nobody can read its value back from Stoa; whoever sets it again must have it.
              </AskFirst>
            )}
          </ActionCell>
        </tr>
      ))}
    </Table>
  );
}

function NewSecret({ app, secrets, onSet }: { app: App; secrets: Schema<'Secret'>[]; onSet: () => void }) {
  const [name, setName] = useState(secrets.find(secret => secret.needed && !secret.set_at)?.name ?? '');
  const set = $api.useMutation('post', '/api/apps/{id}/secrets');
  const problem = set.error && problemOf(set.error);
  const faultAt = (pointer: string) => problem?.errors.find(fault => fault.pointer === pointer)?.detail;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value'));
    set.mutate(
      { params: { path: { id: app.function_name } }, body: { name, value } },
      {
        onSuccess: () => {
          notifications.show({ color: 'teal', message: `${name} is set. Runs that start from now on are given it.` });
          onSet();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap={14} align="flex-start" mt={18} maw={560}>
        {problem && problem.errors.length === 0 && <ErrorCard title="Nothing was changed">{problem.detail}</ErrorCard>}
        <Autocomplete label="Name" required data={secrets.map(secret => secret.name)} value={name} onChange={setName} error={faultAt('/name')} w="100%" maw={340} spellCheck={false} />
        <Textarea name="value" label="Value" required autosize minRows={1} maxRows={8} error={faultAt('/value')} w="100%" spellCheck={false} autoComplete="off" />
        <Button type="submit" loading={set.isPending}>
          Set
        </Button>
      </Stack>
    </form>
  );
}
