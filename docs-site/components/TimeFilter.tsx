import { Group, Select, TextInput } from '@mantine/core';
import { type Span, type TimeRange, today } from '@/lib/timeRange';
import classes from './TimeFilter.module.css';

const times = [
  { value: '', label: 'Any time' },
  { value: '1h', label: 'Last hour' },
  { value: '24h', label: 'Last 24 hours' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
  { value: 'days', label: 'From day to day' },
];

/** Chooses a stretch of time: back from now, or from a day to a day. */
export function TimeFilter({ range, onChange }: { range: TimeRange; onChange: (change: Partial<TimeRange>) => void }) {
  const byDays = range.from !== null || range.to !== null;
  const choose = (value: string | null) =>
    onChange(value === 'days' ? { span: null, from: today() } : { span: (value || null) as Span | null, from: null, to: null });
  return (
    <>
      <Select aria-label="Time" data={times} value={byDays ? 'days' : (range.span ?? '')} onChange={choose} allowDeselect={false} className={classes.time} />
      {byDays && (
        <Group gap={6} wrap="nowrap">
          <TextInput type="date" aria-label="From" value={range.from ?? ''} onChange={event => onChange({ from: event.target.value || null })} />
          <span>to</span>
          <TextInput type="date" aria-label="To" value={range.to ?? ''} onChange={event => onChange({ to: event.target.value || null })} />
        </Group>
      )}
    </>
  );
}
