import { Button, Loader } from '@mantine/core';
import { IconAlertCircle, IconPlayerPlayFilled, IconRestore } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { duration } from '@/lib/format';
import classes from './form.module.css';
import type { InputForm } from './useInputForm';

/** What one does with the form; it stays in sight however long the form is. */
export function RunBar({ form, disabled, isPending, medianSeconds, showCount, problem }: {
  form: InputForm;
  disabled: boolean;
  isPending: boolean;
  /** How long a run takes as a rule; null when nobody knows. */
  medianSeconds: number | null;
  /** Whether to say how many inputs are wrong, as after a submission. */
  showCount: boolean;
  /** Why the last submission came to nothing, when it is not about single inputs. */
  problem: string | null;
}) {
  return (
    <div className={classes.bar}>
      <div role="status">
        {problem !== null && <Wrong>{problem}</Wrong>}
        {showCount && form.faults.size > 0 && <Wrong>{faultsInWords(form)}</Wrong>}
      </div>
      <div className={classes.buttons}>
        <span className={classes.expected}>
          {medianSeconds !== null && (
            <>
              Takes about <b>{duration(medianSeconds)}</b>
            </>
          )}
        </span>
        <Button variant="default" leftSection={<IconRestore size={16} aria-hidden />} onClick={form.reset} disabled={disabled}>
          Reset
        </Button>
        <Button
          type="submit"
          leftSection={isPending ? <Loader size={14} color="currentColor" /> : <IconPlayerPlayFilled size={14} aria-hidden />}
          // Not `loading`, which would take the focus away.
          aria-busy={isPending}
          disabled={disabled}
          onClick={withoutDoubleClick}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          Run <span className={classes.keys} aria-hidden>Ctrl ↵</span>
        </Button>
      </div>
    </div>
  );
}

/** Whoever clicks twice by habit wants one run. The browser tells such a click from one made after a look at the run. */
function withoutDoubleClick(event: MouseEvent) {
  if (event.detail > 1) {
    event.preventDefault();
  }
}

function Wrong({ children }: { children: string }) {
  return (
    <p className={classes.wrong}>
      <IconAlertCircle size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function faultsInWords(form: InputForm): string {
  const labels = form.fields.filter(({ key }) => form.faults.has(key)).map(({ label }) => label);
  const some = labels.slice(0, 3).join(', ') + (labels.length > 3 ? ' and more' : '');
  return `${labels.length} ${labels.length === 1 ? 'input' : 'inputs'} must be changed: ${some}.`;
}
