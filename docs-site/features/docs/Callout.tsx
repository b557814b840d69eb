import { IconAlertTriangle, IconBulb, IconFlame, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Callout.module.css';

const icons = { note: IconInfoCircle, tip: IconBulb, warning: IconAlertTriangle, danger: IconFlame };

/** A remark that stands out: a note, a tip, a warning, or what does damage. */
export function Callout({ kind = 'note', title, children }: { kind?: keyof typeof icons; title?: string; children: ReactNode }) {
  const Icon = icons[kind];
  return (
    <aside className={classes.callout} data-kind={kind}>
      <Icon size={20} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        {title && <p className={classes.title}>{title}</p>}
        {children}
      </div>
    </aside>
  );
}
