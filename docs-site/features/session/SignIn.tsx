import { Skeleton } from '@mantine/core';
import { $api } from '@/api/client';
import { ErrorCard } from '@/components/ErrorCard';
import { Page, PageHead } from '@/components/Page';
import { PasswordSignIn } from './PasswordSignIn';
import { ProviderSignIn } from './ProviderSignIn';
import classes from './Session.module.css';

/** Signing in, in the way of this installation. */
export function SignIn() {
  const session = $api.useQuery('get', '/api/session');
  return (
    <Page title="Sign in">
      <div className={classes.narrow}>
        {session.data?.mode === 'oidc' && <ProviderSignIn label={session.data.label ?? ''} />}
        {session.data && session.data.mode !== 'oidc' && <PasswordSignIn />}
        {!session.data && <PageHead title="Sign in" />}
        {session.isPending && <Skeleton height={240} radius={12} />}
        {session.error && (
          <ErrorCard title="Nobody can sign in just now" onRetry={() => void session.refetch()}>
            {session.error.detail}
          </ErrorCard>
        )}
      </div>
    </Page>
  );
}
