import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useNow } from '@/lib/useNow';
import type { Connection, LiveState } from '../live/liveState';
import classes from './Standing.module.css';

/** Says that the page hears nothing new of its run just now, and when that is tried again. */
export function ConnectionNote({ live, onRetry }: { live: LiveState; onRetry: () => void }) {
  const { connection, warning } = live;
  const isLost = connection.state === 'lost';
  const now = useNow(500, isLost);
  const words = noteWords(connection, warning, now);
  if (words === null) {
    return null;
  }
  return (
    <div className={classes.lost}>
      <IconPlugConnectedX size={18} aria-hidden />
      <span>{words}</span>
      {(isLost || connection.state === 'refused') && (
        <Button variant="default" size="compact-xs" onClick={onRetry}>
          {isLost ? 'Try now' : 'Try again'}
        </Button>
      )}
    </div>
  );
}

function noteWords(connection: Connection, warning: string | null, now: number): string | null {
  switch (connection.state) {
    case 'offline':
      return 'You are offline. The run goes on; this page follows it again when you are back.';
    case 'refused':
      return 'You are signed out, or may not see this run any more. It goes on without this page.';
    case 'lost': {
      const seconds = Math.ceil((connection.retryAt - now) / 1000);
      return seconds > 0 ? `Connection lost; trying again in ${seconds} s.` : 'Connection lost; trying again now.';
    }
    default:
      return warning;
  }
}
