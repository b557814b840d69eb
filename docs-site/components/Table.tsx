import { VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';
import type { CSSProperties, ReactNode } from 'react';
import classes from './Table.module.css';

/** A small table, which scrolls sideways where it has no room; on a phone each row is a block whose cells say what they are. */
export function Table({ label, headings, children, actions = true, numbers = false }: {
  label: string;
  headings: string[];
  children: ReactNode;
  /** Whether a last column is for what may be done. */
  actions?: boolean;
  /** Whether all columns but the first are numbers. */
  numbers?: boolean;
}) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={clsx(classes.table, numbers && classes.numbers)} style={asWords(headings)}>
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

/** The headings for the style sheet, which puts them into the cells on a phone. */
function asWords(headings: string[]): CSSProperties {
  return Object.fromEntries(headings.map((heading, index) => [`--heading-${index + 1}`, JSON.stringify(heading)]));
}

/** A cell that is not what one looks for first; in one line, unless it `wraps`. */
export function QuietCell({ children, wraps = false }: { children: ReactNode; wraps?: boolean }) {
  return <td className={clsx(classes.quiet, wraps && classes.wraps)}>{children}</td>;
}

/** The last cell of a row. */
export function ActionCell({ children }: { children: ReactNode }) {
  return (
    <td>
      <div className={classes.actions}>{children}</div>
    </td>
  );
}
