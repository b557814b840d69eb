import { Tabs } from '@mantine/core';
import { IconBook2, IconGitCommit, IconHistory, IconKey, IconPlayerPlay, IconUsers } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/router';
import { useEffect, useRef } from 'react';
import { useSession } from '@/features/session/useSession';
import { Access } from './Access';
import type { App } from './app';
import { AppRuns } from './AppRuns';
import { RunTabSkeleton } from './AppSkeleton';
import classes from './AppTabs.module.css';
import { ChosenVersionNotice } from './ChosenVersionNotice';
import { Packages } from './Packages';
import { RunTab } from './RunTab';
import { Secrets } from './Secrets';
import { useChosenVersion } from './useChosenVersion';
import { useFromRun } from './useFromRun';
import { Versions } from './Versions';

const Readme = dynamic(() => import('./Readme').then(module => module.Readme), { ssr: false });

const everybodysTabs = [
  { value: 'run', label: 'Run', icon: IconPlayerPlay },
  { value: 'readme', label: 'README', icon: IconBook2 },
  { value: 'versions', label: 'Versions', icon: IconGitCommit },
  { value: 'runs', label: 'Runs', icon: IconHistory },
];
const secretsTab = { value: 'secrets', label: 'Secrets', icon: IconKey };
const accessTab = { value: 'access', label: 'Access', icon: IconUsers };

/** What there is to see of an app. The tab stands in the address; the form keeps what it holds while another is open. */
export function AppTabs({ app, tab, from, version }: { app: App; tab: string | null; from: string | null; version: string | null }) {
  const router = useRouter();
  const hasAccounts = useSession()?.mode !== 'none';
  const tabs = [...everybodysTabs, ...(app.manageable ? [secretsTab] : []), ...(app.manageable && hasAccounts ? [accessTab] : [])];
  const fromRun = useFromRun(app, from);
  const chosen = useChosenVersion(app, version);
  const open = tabs.find(({ value }) => value === tab)?.value ?? 'run';
  const show = (value: string | null) => {
    const { tab: _, ...query } = router.query;
    void router.push({ query: value === 'run' ? query : { ...query, tab: value } }, undefined, { shallow: true, scroll: false });
  };
  const list = useRef<HTMLDivElement>(null);
  // On a phone the list scrolls, and the open tab may stand beyond its edge.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    tab?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [open, tabs.length]);
  return (
    <Tabs value={open} onChange={show} classNames={{ list: classes.list, tab: classes.tab }}>
      <Tabs.List ref={list}>
        {tabs.map(({ value, label, icon: Icon }) => (
          <Tabs.Tab key={value} value={value} leftSection={<Icon size={16} aria-hidden />}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="run">
        {fromRun === undefined || chosen === undefined ? (
          <RunTabSkeleton />
        ) : (
          // Another set of fields, of inputs or another version is another form.
          <RunTab
            key={JSON.stringify([chosen.app.input_schema, fromRun?.runId, chosen.number])}
            app={chosen.app}
            version={chosen.number}
            versionNotice={<ChosenVersionNotice app={app} chosen={chosen} />}
            from={fromRun}
          />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="readme" keepMounted={false}>
        <Readme text={app.readme} />
      </Tabs.Panel>
      <Tabs.Panel value="versions" keepMounted={false}>
        <div className={classes.panels}>
          <Versions app={app} />
          <Packages app={app} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="secrets" keepMounted={false}>
        <div className={classes.panels}>
          <Secrets app={app} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="access" keepMounted={false}>
        <div className={classes.panels}>
          <Access app={app} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="runs" keepMounted={false}>
        <AppRuns functionName={app.function_name} limit={20} />
      </Tabs.Panel>
    </Tabs>
  );
}
