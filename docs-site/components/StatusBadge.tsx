import { IconBan, IconCheck, IconClock, IconLoader2, IconX } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Schema } from '@/api/client';
import classes from './StatusBadge.module.css';

/** Where a run stands. */
export type RunStatus = Schema<'RunStatus'>;

const looks = {
  PENDING: { word: 'Pending', icon: IconClock },
  RUNNING: { word: 'Running', icon: IconLoader2 },
  SUCCESS: { word: 'Success', icon: IconCheck },
  FAILED: { word: 'Failed', icon: IconX },
  CANCELLED: { word: 'Cancelled', icon: IconBan },
} as const;

const versionLooks = {
  CHECKING: { word: 'Checking', icon: IconLoader2, status: 'RUNNING' },
  READY: { word: 'Ready', icon: IconCheck, status: 'SUCCESS' },
  BROKEN: { word: 'Broken', icon: IconX, status: 'FAILED' },
} as const;

/** A run's status as icon, word and colour. */
export function StatusBadge({ status, large = false }: { status: RunStatus; large?: boolean }) {
  const { word, icon: Icon } = looks[status];
  return (
    <span className={clsx(classes.badge, large && classes.large)} data-status={status}>
      <Icon size={large ? 16 : 14} stroke={2.2} aria-hidden /> {word}
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
