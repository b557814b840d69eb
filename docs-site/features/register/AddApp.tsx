import { Skeleton } from '@mantine/core';
import { useRouter } from 'next/router';
import { useEffect, useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { Page, PageHead } from '@/components/Page';
import { Panel } from '@/components/Panel';
import { useMay } from '@/features/session/useSession';
import classes from './AddApp.module.css';
import { Needs } from './Needs';
import { Registration } from './Registration';
import { sourceOf } from './registering';

/** Where an app is registered from its repository. `?repo_url=&ref=&path=` fill the form in. */
export function AddApp() {
  const { isReady, query } = useRouter();
  const mayAdd = useMay('publish');
  const source = sourceOf(query);
  // An exported page is made before there is a query, and what is shown first must be what was made.
  const [isKnown, setKnown] = useState(false);
  useEffect(() => setKnown(isReady), [isReady]);
  return (
    <Page title="Add app">
      <PageHead title="Add app" note="Give the address of a Git repository. Stoa reads the app, checks that it loads, and puts it into the catalogue." />
      <div className={classes.columns}>
        <div className={classes.column}>
          {!mayAdd ? (
            <EmptyState title="Your account adds no apps">Publishers do. An administrator can make you one.</EmptyState>
          ) : isKnown ? (
            <Registration key={JSON.stringify(source)} initial={source} />
          ) : (
            <Panel title="Repository">
              <Skeleton height={14} width={90} />
              <Skeleton height={42} mt={8} />
              <Skeleton height={36} width={120} mt={22} />
            </Panel>
          )}
        </div>
        <Needs />
      </div>
    </Page>
  );
}
