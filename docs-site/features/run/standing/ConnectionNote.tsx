import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useNow } from '@/lib/useNow';
import type { Connection } from '../live/liveState';
import classes from './Standing.module.css';

/** Says that the page does not hear of its run just now, and when that is tried again. */
export function ConnectionNote({ connection, onRetry }: { connection: Connection; onRetry: () => void }) {
  const isLost = connection.state === 'lost';
  const now = useNow(500, isLost);
  if (!isLost && connection.state !== 'offline') {
    return null;
  }
  const seconds = isLost ? Math.ceil((connection.retryAt - now) / 1000) : 0;
  return (
    <div className={classes.lost}>
      <IconPlugConnectedX size={18} aria-hidden />
      <span>{!isLost ? 'You are offline. The run goes on; this page follows it again when you are back.' : seconds > 0 ? `Connection lost; trying again in ${seconds} s.` : 'Connection lost; trying again now.'}</span>
      {isLost && (
        <Button variant="default" size="compact-xs" onClick={onRetry}>
          Try now
        </Button>
      )}
    </div>
  );
}
