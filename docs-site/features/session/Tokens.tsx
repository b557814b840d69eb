import { Button, Checkbox, Group, NumberInput, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { $api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { Ago } from '@/components/Ago';
import { AskFirst } from '@/components/AskFirst';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { ActionCell, QuietCell, Table } from '@/components/Table';
import { ToldOnce } from '@/components/ToldOnce';
import { dateTime } from '@/lib/format';
import { tellRefusal } from '@/lib/refusal';
import { useNow } from '@/lib/useNow';
import layout from '@/components/Layout.module.css';
import { useSession } from './useSession';

const defaultDays = 90;

/** The own API tokens: making one, whose secret is shown once, and ending one. */
export function Tokens() {
  const tokens = $api.useQuery('get', '/api/account/tokens');
  const [secret, setSecret] = useState<string>();
  return (
    <Panel title="API tokens" note="For programs and notebooks: Authorization: Bearer stoa_…">
      {secret && (
        <ToldOnce secret={secret} copy="Copy the token">
          This token is shown once:
        </ToldOnce>
      )}
      <NewToken
        onMade={made => {
          setSecret(made);
          void tokens.refetch();
        }}
      />
      {tokens.error && (
        <ErrorCard title="The tokens cannot be shown" onRetry={() => void tokens.refetch()}>
          {tokens.error.detail}
        </ErrorCard>
      )}
      {tokens.data ? <TokenList tokens={tokens.data} onRevoked={() => void tokens.refetch()} /> : !tokens.error && <Skeleton height={80} mt={18} />}
    </Panel>
  );
}

function NewToken({ onMade }: { onMade: (secret: string) => void }) {
  const session = useSession();
  const [refusal, setRefusal] = useState<string>();
  const [permissions, setPermissions] = useState<string[]>(['read', 'run']);
  const make = $api.useMutation('post', '/api/account/tokens');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setRefusal(undefined);
    const days = Number(fields.get('days'));
    make.mutate(
      { body: { name: String(fields.get('name')), permissions: permissions as Schema<'Permission'>[], days: days > 0 ? days : null } },
      {
        onSuccess: made => {
          form.reset();
          onMade(made.secret);
        },
        onError: error => setRefusal(problemOf(error).detail),
      },
    );
  };
  return (
    <form onSubmit={submit} className={layout.row}>
      <TextInput name="name" label="What it is for" required error={refusal} miw={220} />
      <Checkbox.Group label="What it may do" value={permissions} onChange={setPermissions}>
        <Group gap="6px 14px" mih={36}>
          {(session?.permissions ?? []).map(permission => (
            <Checkbox key={permission} value={permission} label={permission} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput name="days" label="Days" defaultValue={defaultDays} min={0} max={3650} w={110} description="0: for ever" inputWrapperOrder={['label', 'input', 'description', 'error']} />
      <Button type="submit" loading={make.isPending} disabled={permissions.length === 0}>
        Make a token
      </Button>
    </form>
  );
}

function TokenList({ tokens, onRevoked }: { tokens: Schema<'ApiToken'>[]; onRevoked: () => void }) {
  const revoke = $api.useMutation('post', '/api/account/tokens/{id}/revoke', { onSettled: onRevoked, onError: tellRefusal('The token was not revoked') });
  const now = useNow(60_000);
  if (tokens.length === 0) {
    return <EmptyState title="No tokens yet">A program that calls Stoa sends one. Make it above.</EmptyState>;
  }
  return (
    <Table label="API tokens" headings={['For', 'May', 'Last used', 'Expires']}>
      {tokens.map(token => (
        <tr key={token.id}>
          <td>{token.name}</td>
          <QuietCell>{token.permissions.join(', ')}</QuietCell>
          <QuietCell>{token.last_used_at ? <Ago moment={token.last_used_at} /> : 'never'}</QuietCell>
          <QuietCell>{expiry(token.expires_at, now)}</QuietCell>
          <ActionCell>
            <AskFirst
              title={`Revoke the token “${token.name}”?`}
              action="Revoke the token"
              onConfirm={() => revoke.mutate({ params: { path: { id: token.id } } })}
              button={ask => (
                <Button size="xs" variant="default" onClick={ask} aria-label={`Revoke ${token.name}`}>
                  Revoke
                </Button>
              )}
            >
              Programs that send it are refused from now on. It cannot be brought back; they will need another token.
            </AskFirst>
          </ActionCell>
        </tr>
      ))}
    </Table>
  );
}

/** Until when a token works: it may be over already, as one that has expired stays in the list. */
function expiry(moment: string | null, now: number): string {
  if (moment === null) {
    return 'never';
  }
  return Date.parse(moment) <= now ? `expired ${dateTime(moment)}` : dateTime(moment);
}
