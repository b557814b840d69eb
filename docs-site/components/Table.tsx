import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Table.module.css';

/** A small table in a flush panel, which scrolls sideways where it has no room. */
export function Table({ label, headings, children, actions = true }: {
  label: string;
  headings: string[];
  children: ReactNode;
  /** Whether a last column is for what may be done. */
  actions?: boolean;
}) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {headings.map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            {actions && (
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A cell that is not what one looks for first. */
export function QuietCell({ children }: { children: ReactNode }) {
  return <td className={classes.quiet}>{children}</td>;
}

/** The last cell of a row. */
export function ActionCell({ children }: { children: ReactNode }) {
  return (
    <td>
      <div className={classes.actions}>{children}</div>
    </td>
  );
}
