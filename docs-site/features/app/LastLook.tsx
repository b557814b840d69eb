import { IconAlertTriangle } from '@tabler/icons-react';
import { Ago } from '@/components/Ago';
import type { App } from './app';
import { followed } from './LookForNewer';
import classes from './Versions.module.css';

/** Why the last look for a newer commit made no version; nothing when all is well. Whoever pushed need not have seen it. */
export function LastLook({ app }: { app: App }) {
  const look = app.last_look;
  if (!look?.problem || !look.ended_at) {
    return null;
  }
  return (
    <div className={classes.look} role="status">
      <IconAlertTriangle size={17} aria-hidden />
      <p>
        The last look at {followed(app)}, <Ago moment={look.ended_at} />, made no version: {look.problem}
      </p>
    </div>
  );
}
