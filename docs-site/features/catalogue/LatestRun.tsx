import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Ago } from '@/components/Ago';
import { StatusBadge } from '@/components/StatusBadge';
import { duration, number } from '@/lib/format';
import classes from './LatestRun.module.css';
import { loadLatestRun, type ShownRun } from './latestRun';
import { LineSketch } from './LineSketch';

/** How many inputs have room in the card. */
const MOST_INPUTS = 4;

/** The latest successful run of this installation as call and answer; nothing when there is none. */
export function LatestRun() {
  const { data, isPending } = useQuery({
    queryKey: ['latest run to show'],
    queryFn: ({ signal }) => loadLatestRun(signal),
    staleTime: 30_000,
    refetchInterval: 60_000,
    retry: false,
  });
  if (isPending) {
    return <Skeleton className={classes.loading} height={226} radius={14} />;
  }
  return data ? <RunCard shown={data} /> : null;
}

function RunCard({ shown: { run, figure, lines } }: { shown: ShownRun }) {
  return (
    <Link href={`/runs/${run.run_id}`} className={classes.card}>
      <VisuallyHidden component="span">The latest run of {run.app_name}: </VisuallyHidden>
      <span className={classes.head}>
        <span className={classes.call}>
          <b>POST</b> /api/apps/{run.function_name}/run
        </span>
        <StatusBadge status={run.status} />
      </span>
      <code className={classes.inputs}>{inputsText(run.inputs)}</code>
      <span className={classes.result}>
        <span className={classes.words}>
          {figure && (
            <>
              <span className={classes.label}>{figure.label}</span>
              <span className={classes.value}>{typeof figure.value === 'number' ? number(figure.value) : String(figure.value)}</span>
            </>
          )}
          <span className={classes.note}>
            {duration(run.run_seconds)}
            {run.finished_at && (
              <>
                {' · '}
                <Ago moment={run.finished_at} />
              </>
            )}
          </span>
        </span>
        {lines.length > 0 && <LineSketch lines={lines} />}
      </span>
    </Link>
  );
}

/** The first inputs as one would write them. */
function inputsText(inputs: unknown): string {
  const entries = Object.entries(inputs ?? {});
  const shown = entries.slice(0, MOST_INPUTS).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  const more = entries.length > MOST_INPUTS ? ', …' : '';
  return entries.length === 0 ? '{}' : `{ ${shown.join(', ')}${more} }`;
}
