import { Loader } from '@mantine/core';
import Link from 'next/link';
import { ErrorCard } from '@/components/ErrorCard';
import type { App } from './app';
import classes from './form/form.module.css';

/** Why an app cannot be run: its version is still being checked, or is broken. */
export function NotReadyNotice({ app }: { app: App }) {
  const { number, status, error } = app.current_version;
  if (status === 'CHECKING') {
    return (
      <div className={classes.notice} role="status">
        <Loader size={15} />
        <div>Version {number} is being checked. It can be run as soon as it is ready.</div>
      </div>
    );
  }
  return (
    <div className={classes.reason}>
      <ErrorCard title={`Version ${number} is broken, so it cannot be run`}>
        {error?.message} <Link href={{ pathname: `/apps/${app.function_name}`, query: { tab: 'versions' } }}>What the check found</Link>
      </ErrorCard>
    </div>
  );
}
