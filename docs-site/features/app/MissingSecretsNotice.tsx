import Link from 'next/link';
import type { App } from './app';
import classes from './form/form.module.css';

/** Why an app cannot be run whose version is ready: secrets that it needs are not set. */
export function MissingSecretsNotice({ app }: { app: App }) {
  const isOne = app.missing_secrets.length === 1;
  const names = app.missing_secrets.join(', ');
  return (
    <div className={classes.notice} role="status">
      <div>
        {isOne ? `The secret ${names} is` : `The secrets ${names} are`} not set, so the app cannot be run.{' '}
        {app.manageable ? (
          <Link href={{ pathname: `/apps/${app.function_name}`, query: { tab: 'secrets' } }}>{isOne ? 'Set it' : 'Set them'}</Link>
        ) : (
          `Whoever manages the app sets ${isOne ? 'it' : 'them'}.`
        )}
      </div>
    </div>
  );
}
