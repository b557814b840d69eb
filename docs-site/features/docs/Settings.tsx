import type { ReactNode } from 'react';
import classes from './Settings.module.css';

/** A table of settings, in which each row is a block: name and variable on the left, what it means on the right or below. */
export function Settings({ children }: { of: string; group: string; children?: ReactNode }) {
  return <div className={classes.settings}>{children}</div>;
}
