import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { Panel } from '@/components/Panel';
import type { Example } from '../app';
import { Fields } from './Fields';
import classes from './form.module.css';
import { RunBar } from './RunBar';
import type { InputForm } from './useInputForm';
import { inputsOf, valuesOf } from './values';

/** The form of an app: presets, fields, and the bar to run it. */
export function FormPanel({ form, examples, notice, isReady, disabled, isPending, isRefused, problem, medianSeconds, onSubmit }: {
  form: InputForm;
  examples: Example[];
  /** Where the inputs come from, or why there is nothing to run. */
  notice?: ReactNode;
  /** Whether the version is ready, so that its inputs are known. */
  isReady: boolean;
  disabled: boolean;
  isPending: boolean;
  /** Whether the last submission was refused because of its inputs. */
  isRefused: boolean;
  /** Why the last submission came to nothing otherwise. */
  problem: string | null;
  medianSeconds: number | null;
  onSubmit: () => void;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled) {
      onSubmit();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat && !disabled) {
        onSubmit();
      }
    } else if (event.key === 'Enter' && event.repeat && !(event.target instanceof HTMLTextAreaElement)) {
      // A key that is held is pressed once.
      event.preventDefault();
    }
  };
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate aria-label="Inputs">
      <Panel title="Inputs" actions={<FieldCount form={form} />} flush className={classes.panel}>
        {notice}
        {examples.length > 0 && <Presets form={form} examples={examples} disabled={disabled} />}
        {form.fields.length === 0 ? (
          <p className={classes.none}>{isReady ? 'This app takes no inputs.' : 'There is no form yet.'}</p>
        ) : (
          <Fields fields={form.fields} values={form.values} faults={form.faults} disabled={disabled} idOf={form.idOf} onChange={form.set} onLeave={form.leave} />
        )}
        <RunBar form={form} disabled={disabled} isPending={isPending} medianSeconds={medianSeconds} showCount={isRefused} problem={problem} />
      </Panel>
    </form>
  );
}

function FieldCount({ form }: { form: InputForm }) {
  const required = form.fields.filter(field => field.required).length;
  const { length } = form.fields;
  return length === 0 ? null : (
    <span style={{ color: 'var(--dimmed)', fontSize: 13 }}>
      {`${length} ${length === 1 ? 'field' : 'fields'}`}
      {required > 0 && ` · ${required} required`}
    </span>
  );
}

/** The manifest's examples, to begin with; the one the form holds is marked. */
function Presets({ form, examples, disabled }: { form: InputForm; examples: Example[]; disabled: boolean }) {
  return (
    <div className={classes.presets} role="group" aria-label="Examples">
      Examples
      {examples.map((example, index) => (
        <button
          key={index}
          type="button"
          className={classes.preset}
          disabled={disabled}
          aria-pressed={JSON.stringify(inputsOf(form.fields, valuesOf(form.fields, example.inputs))) === form.body}
          onClick={() => form.fill(example.inputs)}
        >
          {example.name}
        </button>
      ))}
    </div>
  );
}
