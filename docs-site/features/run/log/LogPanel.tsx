import { Button } from '@mantine/core';
import { IconArrowDown, IconTerminal2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Problem } from '@/api/problem';
import { CopyButton } from '@/components/CopyButton';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { FoldButton } from '../FoldButton';
import classes from './Log.module.css';
import { useRunAddress } from '../runAddress';
import { appendLog, countLines, emptyLog, type Log, readable } from './logText';
import { useFollow } from './useFollow';

const title = (
  <span className={classes.title}>
    <IconTerminal2 size={17} aria-hidden /> Log
  </span>
);

/** What a run prints while it runs. The end stays in sight until one scrolls up. */
export function LiveLog({ runId, log }: { runId: number; log: Log }) {
  const text = useMemo(() => readable(log.text), [log.text]);
  const follow = useFollow(text);
  return (
    <Panel title={title} actions={<LogActions text={text}>{!follow.isFollowing && <FollowButton onClick={follow.toEnd} />}</LogActions>} flush>
      <LogBody runId={runId} text={text} droppedLines={log.droppedLines} follow={follow} empty="Nothing has been printed yet." />
    </Panel>
  );
}

/** What a run that has ended printed: opened when asked for, taken from the socket where that brought it. */
export function EndedLog({ runId, live, startsOpen = false }: { runId: number; live: Log; startsOpen?: boolean }) {
  const [isOpen, setOpen] = useState(startsOpen);
  const address = useRunAddress(runId);
  const isKnown = live.text !== '';
  const query = useQuery({ queryKey: ['log', address], queryFn: ({ signal }) => askLog(address, signal), enabled: isOpen && !isKnown, staleTime: Infinity });
  const log = isKnown ? live : query.data;
  const text = useMemo(() => readable(log?.text ?? ''), [log?.text]);
  return (
    <Panel
      title={title}
      actions={
        <LogActions text={isOpen ? text : ''}>
          <FoldButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} of="the log" />
        </LogActions>
      }
      flush
      className={isOpen ? undefined : classes.folded}
    >
      {isOpen && query.error && (
        <div className={classes.failure}>
          <ErrorCard title="The log could not be read" onRetry={() => void query.refetch()}>
            {query.error.message}
          </ErrorCard>
        </div>
      )}
      {isOpen && log && <LogBody runId={runId} text={text} droppedLines={log.droppedLines} empty="The function printed nothing." />}
    </Panel>
  );
}

async function askLog(address: string, signal: AbortSignal): Promise<Log> {
  const answer = await fetch(`${address}/logs`, { signal });
  if (!answer.ok) {
    throw await Problem.of(answer);
  }
  return appendLog(emptyLog, await answer.text());
}

function LogActions({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <>
      {children}
      {text !== '' && <CopyButton value={text} label="Copy the log" />}
    </>
  );
}

function FollowButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="default" size="xs" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={onClick}>
      Follow
    </Button>
  );
}

function LogBody({ runId, text, droppedLines, follow, empty }: {
  runId: number;
  text: string;
  droppedLines: number;
  follow?: ReturnType<typeof useFollow>;
  empty: string;
}) {
  const address = useRunAddress(runId);
  return (
    <>
      {droppedLines > 0 && (
        <p className={classes.dropped}>
          Only the last {countLines(text).toLocaleString('en')} lines stand here; {droppedLines.toLocaleString('en')} came before them. <a href={`${address}/logs`}>Open the whole log</a>
        </p>
      )}
      {/* Scrollable, so the keyboard must reach it. */}
      <pre className={classes.log} tabIndex={0} role="region" aria-label="Lines of the log" ref={follow?.ref} onScroll={follow?.onScroll}>
        {text === '' ? <span className={classes.empty}>{empty}</span> : text}
      </pre>
    </>
  );
}
