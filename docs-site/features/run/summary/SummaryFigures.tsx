import { Button } from '@mantine/core';
import { useState } from 'react';
import { Figure, Figures } from '@/components/Figure';
import { keysOf } from '@/lib/orderedJson';
import { valueText } from '../values';

/** Figures shown at first; more are shown when asked for. */
const shownAtFirst = 24;
const longestShort = 28;

/** A result's `summary` as figure cards, the first one as the lead. */
export function SummaryFigures({ summary }: { summary: object }) {
  const [showsAll, setShowsAll] = useState(false);
  const labels = keysOf(summary);
  const shown = showsAll ? labels : labels.slice(0, shownAtFirst);
  return (
    <section aria-label="Summary">
      <Figures narrow={labels.length >= 4}>
        {shown.map((label, i) => (
          <SummaryFigure key={label} label={label} value={(summary as Record<string, unknown>)[label]} lead={i === 0} />
        ))}
      </Figures>
      {shown.length < labels.length && (
        <Button variant="default" size="xs" mt={12} onClick={() => setShowsAll(true)}>
          Show all {labels.length} figures
        </Button>
      )}
    </section>
  );
}

function SummaryFigure({ label, value, lead }: { label: string; value: unknown; lead: boolean }) {
  const text = valueText(value);
  const isNumber = typeof value === 'number';
  const length = text.length > 2 * longestShort || text.includes('\n') ? 'long' : text.length > longestShort / 2 ? 'short' : undefined;
  return <Figure label={label} value={text} lead={lead && isNumber} text={isNumber ? undefined : length} title={isNumber ? String(value) : undefined} />;
}
