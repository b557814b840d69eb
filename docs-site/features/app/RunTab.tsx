import { VisuallyHidden } from '@mantine/core';
import { useElementSize, useReducedMotion } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { useMay } from '@/features/session/useSession';
import type { App } from './app';
import { AppRuns } from './AppRuns';
import { FormPanel } from './form/FormPanel';
import { useInputForm } from './form/useInputForm';
import { FromRunNotice } from './FromRunNotice';
import { ReadsOnlyNotice } from './ReadsOnlyNotice';
import { MissingSecretsNotice } from './MissingSecretsNotice';
import { NotReadyNotice } from './NotReadyNotice';
import classes from './RunTab.module.css';
import { Snippets } from './Snippets';
import { useAppFigures } from './useAppFigures';
import type { FromRun } from './useFromRun';
import { useSubmit } from './useSubmit';
import { VisitRuns } from './VisitRuns';

// With its chart and table it is more than all the rest; the form does not wait for it.
const LiveRun = dynamic(() => import('@/features/run/LiveRun').then(module => module.LiveRun), { ssr: false });

/**
 * The form, and beside it the run it started, the same call as code, and the newest runs.
 *
 * @param app as the version describes it that is run
 * @param version the number to name in calls; null for whichever version is in use
 */
export function RunTab({ app, version = null, versionNotice, from }: { app: App; version?: number | null; versionNotice?: ReactNode; from: FromRun | null }) {
  const form = useInputForm(app, version, from?.inputs ?? null);
  const [showFrom, setShowFrom] = useState(from !== null);
  const medianSeconds = useAppFigures(app.function_name)?.median_seconds ?? null;
  const visit = useVisit();
  const submission = useSubmit(app, version, form, visit.add);
  const mayRun = useMay('run');
  const isReady = app.current_version.status === 'READY';
  // Another version may need others; it is refused where they are not set.
  const lacksSecrets = version === null && app.missing_secrets.length > 0;
  const { ref, height } = useElementSize();
  const reset = () => {
    form.reset();
    setShowFrom(false);
  };
  return (
    <div className={classes.columns}>
      <div ref={ref} className={classes.form} style={{ '--height': `${height}px` } as React.CSSProperties}>
        <FormPanel
          form={{ ...form, reset }}
          examples={app.manifest.examples ?? []}
          notice={
            <>
              {versionNotice}
              {!mayRun && <ReadsOnlyNotice />}
              {isReady && lacksSecrets && <MissingSecretsNotice app={app} />}
              {!isReady ? <NotReadyNotice app={app} /> : showFrom && from ? <FromRunNotice from={from} fields={form.fields} onReset={reset} /> : null}
            </>
          }
          isReady={isReady}
          disabled={!isReady || !mayRun || lacksSecrets}
          isPending={submission.isPending}
          isRefused={submission.isRefused}
          problem={submission.problem}
          medianSeconds={medianSeconds}
          onSubmit={submission.submit}
        />
      </div>
      <div className={classes.beside}>
        {visit.selected !== null && (
          <div ref={visit.place} className={classes.result}>
            <VisuallyHidden role="status">{`Run ${visit.selected} is shown.`}</VisuallyHidden>
            {visit.runIds.length > 1 && <VisitRuns functionName={app.function_name} runIds={visit.runIds} selected={visit.selected} onSelect={visit.select} />}
            <LiveRun key={visit.selected} runId={visit.selected} layout="beside" />
          </div>
        )}
        <Snippets functionName={app.function_name} inputs={form.inputs} version={version} />
        <AppRuns functionName={app.function_name} limit={8} />
      </div>
    </div>
  );
}

/** The runs started since the page was opened, and which of them is shown. */
function useVisit() {
  const [runIds, setRunIds] = useState<number[]>([]);
  const [selected, select] = useState<number | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const reducedMotion = useReducedMotion();
  const add = (runId: number) => {
    setRunIds(before => (before.includes(runId) ? before : [runId, ...before]));
    select(runId);
    // On a narrow screen the run stands below the form.
    requestAnimationFrame(() => {
      const top = place.current?.getBoundingClientRect().top ?? 0;
      if (top > window.innerHeight * 0.6 || top < 0) {
        place.current?.scrollIntoView({ block: 'start', behavior: reducedMotion ? 'auto' : 'smooth' });
      }
    });
  };
  return { runIds, selected, select, add, place };
}
