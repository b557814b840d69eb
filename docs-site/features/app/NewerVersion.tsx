import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import Link from 'next/link';
import type { App } from './app';
import classes from './NewerVersion.module.css';

/** Says that a version newer than the one in use is being checked or is broken. */
export function NewerVersion({ app }: { app: App }) {
  const { current_version: current, latest_version: latest } = app;
  if (latest.id === current.id || latest.status === 'READY') {
    return null;
  }
  const href = { pathname: `/apps/${app.function_name}`, query: { tab: 'versions' } };
  return (
    <div className={classes.note} data-status={latest.status} role="status">
      {latest.status === 'CHECKING' ? <Loader size={15} /> : <IconAlertTriangle size={17} aria-hidden />}
      <span>
        Version {latest.number} {latest.status === 'CHECKING' ? 'is being checked' : 'is broken'}; version {current.number} stays in use.{' '}
        <Link href={href}>{latest.status === 'CHECKING' ? 'Versions' : 'What the check found'}</Link>
      </span>
    </div>
  );
}
