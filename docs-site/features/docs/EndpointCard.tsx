import type { ReactNode } from 'react';
import classes from './EndpointCard.module.css';

/** One call of the API: its method, path and meaning, and real exchanges with a running server. */
export function EndpointCard({ method, path, summary, children }: { method: string; path: string; summary: string; example?: string; children?: ReactNode }) {
  return (
    <div className={classes.card} role="group" aria-label={`${method} ${path}`}>
      <div className={classes.head}>
        <span className={classes.method} data-method={method}>
          {method}
        </span>
        <code className={classes.path}>{path}</code>
      </div>
      <p className={classes.summary}>{summary}</p>
      {children}
    </div>
  );
}
