import type { Schema } from '@/api/client';

/** What a field's value may be, as JSON. */
export type InputValue = string | number | boolean;

/** Inputs by their keys, as they are sent. */
export type Inputs = Record<string, InputValue>;

/** One field of a form: a manifest's field with its key, and what follows from its other settings. */
export interface Field {
  key: string;
  type: Schema<'Field'>['type'];
  label: string;
  help?: string;
  /** Printed right after the value; it carries its own leading space. */
  unit: string;
  /** Limits: numbers for number, integer and text (its length), ISO dates for date. */
  min?: number | string;
  max?: number | string;
  step?: number;
  /** Taken by the server when the input is not sent. */
  default?: InputValue;
  required: boolean;
  /** What a select offers; empty for other types. */
  options: { value: InputValue; label: string }[];
}

/** The fields of an app's form, in the manifest's order. */
export function fieldsOf(inputSchema: Schema<'InputSchema'>): Field[] {
  return Object.entries(inputSchema).map(([key, declared]) => ({
    key,
    type: declared.type,
    label: declared.label || key,
    help: declared.help,
    unit: declared.unit ?? '',
    min: declared.min,
    max: declared.max,
    step: declared.step,
    default: declared.default ?? undefined,
    required: declared.required ?? !('default' in declared),
    options: (declared.options ?? []).map(option =>
      typeof option === 'object' ? { value: option.value, label: option.label ?? String(option.value) } : { value: option, label: String(option) },
    ),
  }));
}

/** A field's type and limits in a few words: "number · 0 to 1,000". */
export function typeAndLimits(field: Field): string {
  if (field.type === 'select') {
    return `one of ${field.options.length}`;
  }
  const range = rangeWords(field.min, field.max);
  return range === '' ? field.type : `${field.type} · ${range}${field.type === 'text' ? ' characters' : ''}`;
}

function rangeWords(min: Field['min'], max: Field['max']): string {
  if (min != null && max != null) {
    return `${limit(min)} to ${limit(max)}`;
  }
  return min != null ? `at least ${limit(min)}` : max != null ? `at most ${limit(max)}` : '';
}

const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 9 });

/** A limit in full, since a rounded one would be another limit. */
function limit(value: number | string): string {
  if (typeof value === 'string' || (value !== 0 && (Math.abs(value) < 1e-6 || Math.abs(value) >= 1e15))) {
    return String(value);
  }
  return exact.format(value);
}

/** A number field that has both limits, and so a slider. */
export type Ranged = Field & { min: number; max: number };

/** Whether a slider makes sense: between limits that are there, differ, and are not beyond counting. */
export function isRanged(field: Field): field is Ranged {
  return typeof field.min === 'number' && typeof field.max === 'number' && field.min < field.max && Math.max(-field.min, field.max) < 1e15;
}

/** How far a slider or an arrow key goes: the manifest's step, else a power of ten in about a hundredth of the range. */
export function stepOf(field: Field): number {
  if (field.step != null && field.step > 0) {
    return field.step;
  }
  const step = isRanged(field) ? 10 ** Math.floor(Math.log10((field.max - field.min) / 100) + 1e-9) : 1;
  return field.type === 'integer' ? Math.max(1, step) : step;
}

/** The nearest value a slider stops at: either end, or a step counted from `min` when the manifest gives it, else from 0. */
export function snap(field: Ranged, value: number): number {
  if (value <= field.min || value >= field.max) {
    return value <= field.min ? field.min : field.max;
  }
  const step = stepOf(field);
  const start = field.step != null ? field.min : 0;
  const onStep = start + Math.round((value - start) / step) * step;
  const decimals = Math.max(decimalsOf(step), decimalsOf(start));
  return Math.min(field.max, Math.max(field.min, Number(onStep.toFixed(Math.min(decimals, 20)))));
}

/** How many digits stand behind the point: 3 for 0.025 and for 1e-3. */
export function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}
