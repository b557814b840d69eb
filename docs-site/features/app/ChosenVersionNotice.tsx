import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { App } from './app';
import classes from './form/form.module.css';
import type { ChosenVersion } from './useChosenVersion';

/** Says that the form is for another version than the one in use, and leads back to that one. */
export function ChosenVersionNotice({ app, chosen: { number, problem } }: { app: App; chosen: ChosenVersion }) {
  const { number: inUse } = app.current_version;
  if (problem === undefined && (number === null || number === inUse)) {
    return null;
  }
  return (
    <div className={classes.notice} role="status">
      <div>{problem ?? `You are about to run version ${number}; version ${inUse} is in use.`}</div>
      <Anchor component={Link} href={`/apps/${app.function_name}`} shallow scroll={false} fz={13}>
        {`Back to version ${inUse}`}
      </Anchor>
    </div>
  );
}
