import { Skeleton } from '@mantine/core';
import { useRouter } from 'next/router';
import { Page, PageHead } from '@/components/Page';
import { Panel } from '@/components/Panel';
import classes from './AddApp.module.css';
import { Needs } from './Needs';
import { Registration } from './Registration';
import { sourceOf } from './registering';

/** Where an app is registered from its repository. `?repo_url=&ref=&path=` fill the form in. */
export function AddApp() {
  const { isReady, query } = useRouter();
  const source = sourceOf(query);
  return (
    <Page title="Add app">
      <PageHead title="Add app" note="Give the address of a Git repository. Stoa reads the app, checks that it loads, and puts it into the catalogue." />
      <div className={classes.columns}>
        <div className={classes.column}>
          {isReady ? (
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
