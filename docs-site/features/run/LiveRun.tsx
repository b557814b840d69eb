/**
 * A run from submission to result, live over its socket. As a page it stands alone; `beside` a form it is narrower and
 * leaves out what the form shows already.
 */
export function LiveRun({ runId, layout }: { runId: number; layout: 'page' | 'beside' }) {
  return <p>{`Run ${runId} (${layout})`}</p>;
}
