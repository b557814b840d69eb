import { Button } from '@mantine/core';
import { useRouter } from 'next/router';
import { ErrorCard } from '@/components/ErrorCard';
import { PageHead } from '@/components/Page';
import { Panel } from '@/components/Panel';
import { failureSentence } from './failures';
import { providerPlace } from './places';

/** Signing in at a provider, which sends the browser back here when it comes to nothing. */
export function ProviderSignIn({ label }: { label: string }) {
  const { next, failed } = useRouter().query;
  return (
    <>
      <PageHead title="Sign in" note="Stoa has no passwords of its own here." />
      {failed !== undefined && <ErrorCard title="You are not signed in">{failureSentence(failed, label)}</ErrorCard>}
      <Panel title="Your account">
        <Button component="a" href={providerPlace(next)} fullWidth>
          Sign in with {label}
        </Button>
      </Panel>
    </>
  );
}
