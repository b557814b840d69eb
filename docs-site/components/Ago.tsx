import { Tooltip } from '@mantine/core';
import { ago, dateTime } from '@/lib/format';
import { useNow } from '@/lib/useNow';

/** How long ago a moment was, with its date and time on hovering. */
export function Ago({ moment }: { moment: string }) {
  const now = useNow(30_000);
  return (
    <Tooltip label={dateTime(moment)}>
      <time dateTime={moment} suppressHydrationWarning>
        {ago(moment, now)}
      </time>
    </Tooltip>
  );
}
