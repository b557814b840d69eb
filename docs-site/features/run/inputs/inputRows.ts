import type { Schema } from '@/api/client';
import { valueText } from '../values';

/** One input of a run as it is shown. */
export interface InputRow {
  key: string;
  label: string;
  text: string;
}

/** A run's inputs with labels and units of the app as it is now, in the form's order; what the form no longer has comes last. */
export function inputRows(inputs: Record<string, unknown>, fields: Schema<'InputSchema'> | undefined): InputRow[] {
  const known = Object.keys(fields ?? {}).filter(key => Object.hasOwn(inputs, key));
  const others = Object.keys(inputs).filter(key => !known.includes(key));
  return [...known, ...others].map(key => {
    const field = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
    return { key, label: field?.label ?? key, text: inputText(inputs[key], field) };
  });
}

function inputText(value: unknown, field: Schema<'Field'> | undefined): string {
  if (value === '') {
    return '–';
  }
  const option = field?.options?.find(item => typeof item === 'object' && item.value === value);
  if (typeof option === 'object' && option.label !== undefined) {
    return option.label;
  }
  return `${valueText(value)}${value != null && field?.unit ? field.unit : ''}`;
}
