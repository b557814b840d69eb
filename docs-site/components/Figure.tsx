import clsx from 'clsx';
import type { ReactNode } from 'react';
import classes from './Figure.module.css';

/** A number as a hero: what it is, the number, and a word on it. A text instead of a number is set smaller, a long one across. */
export function Figure({ label, value, note, lead = false, text, title }: {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  lead?: boolean;
  text?: 'short' | 'long';
  /** What hovering tells, such as all digits of the number. */
  title?: string;
}) {
  return (
    <div className={clsx(classes.figure, lead && classes.lead)} data-text={text}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value} title={title}>
        {value}
      </div>
      {note && <div className={classes.note}>{note}</div>}
    </div>
  );
}

/** Figures side by side, as many in a row as there is room for; `narrow` fits six into a page's width. */
export function Figures({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return <div className={clsx(classes.figures, narrow && classes.narrow)}>{children}</div>;
}
