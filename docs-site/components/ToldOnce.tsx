import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton';
import classes from './ToldOnce.module.css';

/** A secret that was just made, and will not be shown again. */
export function ToldOnce({ secret, copy, children }: { secret: string; copy: string; children: ReactNode }) {
  return (
    <div className={classes.box} role="status">
      <span>
        {children} <code>{secret}</code>
      </span>
      <CopyButton value={secret} label={copy} />
    </div>
  );
}
