import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** Names and values under one another. */
export function Facts({ facts }: { facts: { key?: string; name: string; value: ReactNode }[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ key, name, value }) => (
        <div key={key ?? name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
