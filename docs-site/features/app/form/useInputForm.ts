import { useId, useMemo, useState } from 'react';
import type { App } from '../app';
import { type Field, fieldsOf, type Inputs } from './fields';
import { faultsByKey, useFaults } from './useFaults';
import { defaultValues, type Held, inexact, inputsOf, type Values, valuesOf } from './values';

/** The form of an app: what it holds, what would be sent, and what is wrong with it. */
export interface InputForm {
  fields: Field[];
  values: Values;
  inputs: Inputs;
  /** The inputs as JSON. */
  body: string;
  /** What to show as wrong, by the fields' keys: of fields that were changed or left, of all after a submission. */
  faults: ReadonlyMap<string, string>;
  /** What keeps the inputs from being sent at all. */
  blocking: ReadonlyMap<string, string>;
  idOf: (field: Field) => string;
  set: (key: string, held: Held) => void;
  leave: (key: string) => void;
  /** Shows the faults of every field, touched or not. */
  reveal: () => void;
  /** Fills the form with inputs, and with defaults where they have none. */
  fill: (inputs: Readonly<Record<string, unknown>>) => void;
  reset: () => void;
}

/**
 * @param version the version to have the inputs checked for; null for whichever is in use
 * @param initial the inputs to begin with; null for the defaults
 */
export function useInputForm(app: App, version: number | null, initial: Readonly<Record<string, unknown>> | null): InputForm {
  const fields = useMemo(() => fieldsOf(app.input_schema), [app.input_schema]);
  const prefix = useId();
  const [values, setValues] = useState(() => (initial ? valuesOf(fields, initial) : defaultValues(fields)));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [revealed, setRevealed] = useState(initial !== null);

  const inputs = useMemo(() => inputsOf(fields, values), [fields, values]);
  const body = JSON.stringify(inputs);
  const found = useFaults(app, version, body, revealed || touched.size > 0);
  const { faults, blocking } = useMemo(() => {
    const blocking = new Map(Object.entries(inexact(fields, values)));
    const all = new Map([...faultsByKey(found), ...blocking]);
    const shown = fields.filter(({ key }) => all.has(key) && (revealed || touched.has(key)));
    return { blocking, faults: new Map(shown.map(({ key }) => [key, all.get(key)!])) };
  }, [fields, values, found, revealed, touched]);

  const touch = (key: string) => setTouched(before => (before.has(key) ? before : new Set(before).add(key)));
  const refill = (next: Values, showFaults: boolean) => {
    setValues(next);
    setTouched(new Set());
    setRevealed(showFaults);
  };
  return {
    fields,
    values,
    inputs,
    body,
    faults,
    blocking,
    idOf: field => `${prefix}-${fields.indexOf(field)}`,
    set: (key, held) => {
      setValues(before => ({ ...before, [key]: held }));
      touch(key);
    },
    leave: touch,
    reveal: () => setRevealed(true),
    fill: given => refill(valuesOf(fields, given), true),
    reset: () => refill(defaultValues(fields), false),
  };
}
