import { VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconClock, IconPlayerPlay } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AppTile } from '@/components/AppTile';
import { Sparkline } from '@/components/Sparkline';
import { VersionBadge } from '@/components/StatusBadge';
import { count, duration, share } from '@/lib/format';
import classes from './AppCard.module.css';
import type { App, AppFigures } from './finding';

/** How many tags have room on a card. */
const MOST_TAGS = 4;

/** One app in the catalogue; the whole card leads to its page. `figures` is null while there are none. */
export function AppCard({ app, figures }: { app: App; figures: AppFigures | null }) {
  const status = app.current_version.status;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <AppTile name={app.name} functionName={app.function_name} />
        <div className={classes.names}>
          <h3 className={classes.name}>
            <Link href={`/apps/${app.function_name}`} className={classes.link}>
              {app.name}
            </Link>
          </h3>
          <div className={classes.functionName}>{app.function_name}</div>
        </div>
        {status !== 'READY' && <VersionBadge status={status} />}
      </div>
      <p className={classes.description}>{app.description}</p>
      {app.tags.length > 0 && <Tags tags={app.tags} />}
      <div className={classes.figures}>{figures && <Activity figures={figures} />}</div>
    </li>
  );
}

function Tags({ tags }: { tags: string[] }) {
  const more = tags.length - MOST_TAGS;
  return (
    <ul className={classes.tags} aria-label="Tags">
      {tags.slice(0, MOST_TAGS).map(tag => (
        <li key={tag}>{tag}</li>
      ))}
      {more > 0 && <li title={tags.slice(MOST_TAGS).join(', ')}>{`+${more}`}</li>}
    </ul>
  );
}

function Activity({ figures: { runs, median_seconds, success_rate, days } }: { figures: AppFigures }) {
  if (runs === 0) {
    return <span className={classes.quiet}>No runs yet</span>;
  }
  return (
    <>
      <Item icon={<IconPlayerPlay size={15} aria-hidden />} label="Runs so far">
        <b>{count(runs)}</b> {runs === 1 ? 'run' : 'runs'}
      </Item>
      {median_seconds != null && (
        <Item icon={<IconClock size={15} aria-hidden />} label="Median duration">
          <b>{duration(median_seconds)}</b>
        </Item>
      )}
      {success_rate != null && (
        <Item icon={<IconCircleCheck size={15} aria-hidden />} label="Success rate">
          <b>{share(success_rate)}</b>
        </Item>
      )}
      <span className={classes.spark}>
        <Sparkline values={days} label={sparkLabel(days)} />
      </span>
    </>
  );
}

function Item({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <span className={classes.item} title={label}>
      {icon}
      <span>
        <VisuallyHidden component="span">{label}: </VisuallyHidden>
        {children}
      </span>
    </span>
  );
}

function sparkLabel(days: number[]): string {
  const total = days.reduce((sum, runs) => sum + runs, 0);
  return `Runs a day in the last ${days.length} days: ${total} in all, ${days.at(-1) ?? 0} today`;
}
