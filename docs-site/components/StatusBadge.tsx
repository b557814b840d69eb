import { IconBan, IconCheck, IconClock, IconLoader2, IconX } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Schema } from '@/api/client';
import { statusWords } from '@/lib/statusWords';
import classes from './StatusBadge.module.css';

/** Where a run stands. */
export type RunStatus = Schema<'RunStatus'>;

const icons = { PENDING: IconClock, RUNNING: IconLoader2, SUCCESS: IconCheck, FAILED: IconX, CANCELLED: IconBan } as const;

const versionLooks = {
  CHECKING: { word: 'Checking', icon: IconLoader2, status: 'RUNNING' },
  READY: { word: 'Ready', icon: IconCheck, status: 'SUCCESS' },
  BROKEN: { word: 'Broken', icon: IconX, status: 'FAILED' },
} as const;

/** A run's status as icon, word and colour. */
export function StatusBadge({ status, large = false }: { status: RunStatus; large?: boolean }) {
  const Icon = icons[status];
  return (
    <span className={clsx(classes.badge, large && classes.large)} data-status={status}>
      <Icon size={large ? 16 : 14} stroke={2.2} aria-hidden /> {statusWords[status]}
    </span>
  );
}

/** The state of an app version's check, as a run's status looks. */
export function VersionBadge({ status }: { status: Schema<'VersionStatus'> }) {
  const { word, icon: Icon, status: like } = versionLooks[status];
  return (
    <span className={classes.badge} data-status={like}>
      <Icon size={14} stroke={2.2} aria-hidden /> {word}
    </span>
  );
}
