import { Button, NativeSelect, Text } from '@mantine/core';
import { api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { Ago } from '@/components/Ago';
import { AskFirst } from '@/components/AskFirst';
import { ActionCell, QuietCell, Table } from '@/components/Table';
import { useSession } from '@/features/session/useSession';
import { makeLink, roles, type SignInLink } from './accountWords';

/** All accounts, with what may be done to each. */
export function AccountTable({ accounts, onDone, onRefused }: {
  accounts: Schema<'Account'>[];
  onDone: (link?: SignInLink) => void;
  onRefused: (why: string) => void;
}) {
  const session = useSession();
  const attempt = async (action: () => Promise<SignInLink | undefined>) => {
    try {
      onDone(await action());
    } catch (error) {
      onRefused(problemOf(error).detail);
    }
  };
  return (
    <Table label="Accounts" headings={['Name', 'Role', 'Last sign-in', 'Since']}>
      {accounts.map(account => (
        <tr key={account.id}>
          <td>
            {account.display_name === account.name ? account.name : `${account.display_name} (${account.name})`}
            {account.disabled && (
              <Text span c="dimmed">
                {' '}
                – disabled
              </Text>
            )}
          </td>
          <td>
            <NativeSelect
              aria-label={`Role of ${account.name}`}
              data={roles}
              value={account.role}
              size="xs"
              w={210}
              disabled={account.disabled}
              onChange={({ currentTarget }) => void attempt(() => change(account, currentTarget.value as Schema<'Role'>))}
            />
          </td>
          <QuietCell>{account.last_sign_in_at ? <Ago moment={account.last_sign_in_at} /> : 'never'}</QuietCell>
          <QuietCell>
            <Ago moment={account.created_at} />
          </QuietCell>
          <ActionCell>
            {session?.mode !== 'oidc' && !account.disabled && (
              <Button size="xs" variant="default" onClick={() => void attempt(() => makeLink(account))} aria-label={`Sign-in link for ${account.name}`}>
                Sign-in link
              </Button>
            )}
            <AskFirst
              title={`Disable the account ${account.name}?`}
              action="Disable the account"
              onConfirm={() => void attempt(() => turn(account))}
              button={ask => (
                <Button
                  size="xs"
                  variant="default"
                  onClick={account.disabled ? () => void attempt(() => turn(account)) : ask}
                  aria-label={`${account.disabled ? 'Enable' : 'Disable'} ${account.name}`}
                >
                  {account.disabled ? 'Enable' : 'Disable'}
                </Button>
              )}
            >
              It is refused at once. Its sessions, API tokens, links to sign in and links to runs end, and enabling it brings none of them back. Its runs and apps stay.
            </AskFirst>
          </ActionCell>
        </tr>
      ))}
    </Table>
  );
}

async function change(account: Schema<'Account'>, role: Schema<'Role'>): Promise<undefined> {
  await api.POST('/api/accounts/{id}', { params: { path: { id: String(account.id) } }, body: { display_name: account.display_name, role } });
}

async function turn(account: Schema<'Account'>): Promise<undefined> {
  const params = { path: { id: String(account.id) } };
  await (account.disabled ? api.POST('/api/accounts/{id}/enable', { params }) : api.POST('/api/accounts/{id}/disable', { params }));
}
