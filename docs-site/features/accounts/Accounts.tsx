import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { $api } from '@/api/client';
import { ErrorCard } from '@/components/ErrorCard';
import { InView } from '@/components/InView';
import { Page, PageHead } from '@/components/Page';
import { Panel } from '@/components/Panel';
import { ToldOnce } from '@/components/ToldOnce';
import { Quotas } from '@/features/quota/Quotas';
import { Use } from '@/features/quota/Use';
import { dateTime } from '@/lib/format';
import { useSession } from '@/features/session/useSession';
import { AccountTable } from './AccountTable';
import type { SignInLink } from './accountWords';
import layout from '@/components/Layout.module.css';
import { Groups } from './Groups';
import { NewAccount } from './NewAccount';

/** Everybody's accounts, for administrators. */
export function Accounts() {
  const session = useSession();
  const accounts = $api.useQuery('get', '/api/accounts');
  const [link, setLink] = useState<SignInLink>();
  const [refusal, setRefusal] = useState<string>();
  const done = (made?: SignInLink) => {
    setLink(made);
    setRefusal(undefined);
    void accounts.refetch();
  };
  return (
    <Page title="Everybody’s accounts">
      <PageHead title="Everybody’s accounts" note={session?.label ? `Who has come by ${session.label}, which says what role one has at each sign-in.` : 'Who may use this Stoa, and what for.'} />
      {link && (
        <InView key={link.address}>
          <ToldOnce secret={link.address} copy="Copy the link">
            Hand this link over to {link.name} yourself. It signs in once, until {dateTime(link.expiresAt)}, to choose a password, and is shown this once:
          </ToldOnce>
        </InView>
      )}
      {refusal && (
        <InView className={layout.refusal}>
          <ErrorCard title="Nothing was changed">{refusal}</ErrorCard>
        </InView>
      )}
      {accounts.error ? (
        <ErrorCard title="The accounts cannot be shown" onRetry={accounts.error.status === 403 ? undefined : () => void accounts.refetch()}>
          {accounts.error.status === 403 ? 'They are for administrators.' : accounts.error.detail}
        </ErrorCard>
      ) : (
        <div className={layout.columns}>
          {session && session.mode !== 'oidc' && (
            <Panel title="Invite somebody" note="They choose a password by a link.">
              <NewAccount onMade={done} />
            </Panel>
          )}
          <Panel title="All accounts" flush>
            {accounts.data ? <AccountTable accounts={accounts.data} onDone={done} onRefused={setRefusal} /> : <Skeleton height={120} m={18} width="auto" />}
          </Panel>
          <Groups />
          {accounts.data && <Quotas accounts={accounts.data} />}
          <Use />
        </div>
      )}
    </Page>
  );
}
