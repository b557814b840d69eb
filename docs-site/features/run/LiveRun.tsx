import { VisuallyHidden } from '@mantine/core';
import { ErrorCard } from '@/components/ErrorCard';
import { Page } from '@/components/Page';
import { useRun } from './live/useRun';
import { RunBeside } from './RunBeside';
import { RunOnPage } from './RunOnPage';
import { RunSkeleton } from './RunSkeleton';
import { liveWords, tabTitle } from './runWords';
import { UnknownRun } from './UnknownRun';

/**
 * A run from submission to result, live over its socket. As a page it stands alone; `beside` a form it is narrower and
 * leaves out what the form shows already.
 */
export function LiveRun({ runId, layout }: { runId: number; layout: 'page' | 'beside' }) {
  return <FollowedRun key={runId} runId={runId} layout={layout} />;
}

function FollowedRun({ runId, layout }: { runId: number; layout: 'page' | 'beside' }) {
  const handle = useRun(runId);
  const { sight, live, isUnknown, problem } = handle;
  const content = isUnknown ? (
    <UnknownRun id={String(runId)} />
  ) : problem ? (
    <ErrorCard title={`Run ${runId} cannot be shown`} onRetry={handle.reload}>
      {problem.message}
    </ErrorCard>
  ) : sight === null ? (
    <RunSkeleton layout={layout} />
  ) : layout === 'page' ? (
    <RunOnPage sight={sight} handle={handle} />
  ) : (
    <RunBeside sight={sight} handle={handle} />
  );
  return (
    <>
      <VisuallyHidden aria-live="polite">{sight && !isUnknown ? liveWords(runId, sight.status, live.connection) : ''}</VisuallyHidden>
      {layout === 'beside' ? (
        content
      ) : (
        <Page title={isUnknown ? 'No such run' : tabTitle(runId, sight)}>
          {!(sight && !isUnknown) && <VisuallyHidden component="h1">Run {runId}</VisuallyHidden>}
          {content}
        </Page>
      )}
    </>
  );
}
