import { Skeleton } from '@mantine/core';
import { $api } from '@/api/client';
import { ErrorCard } from '@/components/ErrorCard';
import { Page, PageHead } from '@/components/Page';
import { OwnUse } from '@/features/quota/OwnUse';
import { Password } from './Password';
import layout from '@/components/Layout.module.css';
import { SignedIn } from './SignedIn';
import { Tokens } from './Tokens';
import { useSession } from './useSession';

/** The own account: tokens, sessions, and the password where Stoa has one. */
export function Account() {
  const session = useSession();
  const account = $api.useQuery('get', '/api/account');
  if (session?.mode === 'none') {
    return (
      <Page title="Account">
        <PageHead title="Account" note="Nobody signs in to this Stoa, so there is no account to manage." />
      </Page>
    );
  }
  return (
    <Page title="Account">
      <PageHead title={account.data?.display_name ?? 'Account'} note={account.data && `Signs in as ${account.data.name}. Role: ${account.data.role}.`} />
      {account.error && (
        <ErrorCard title="The account cannot be shown" onRetry={() => void account.refetch()}>
          {account.error.detail}
        </ErrorCard>
      )}
      {account.data ? (
        <div className={layout.columns}>
          <OwnUse />
          <Tokens />
          {session && session.mode !== 'oidc' && <Password />}
          <SignedIn />
        </div>
      ) : (
        !account.error && <Skeleton height={240} radius={12} />
      )}
    </Page>
  );
}
