import { Paper } from '@mantine/core';
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import classes from './Panel.module.css';

/** A card with a heading, and what may be done with its content on the right of it. */
export function Panel({ title, note, actions, children, flush = false, className }: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Whether the content reaches to the card's edges, as tables do. */
  flush?: boolean;
  className?: string;
}) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} className={clsx(classes.panel, className)}>
      <div className={classes.head}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {note && <p className={classes.note}>{note}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </Paper>
  );
}
