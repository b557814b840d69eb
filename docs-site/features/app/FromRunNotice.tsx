import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { Field } from './form/fields';
import classes from './form/form.module.css';
import { unusable } from './form/values';
import type { FromRun } from './useFromRun';

/** Says whose inputs the form holds, and what of them it could not take. */
export function FromRunNotice({ from, fields, onReset }: { from: FromRun; fields: Field[]; onReset: () => void }) {
  const run = <Link href={`/runs/${from.runId}`}>run {from.runId}</Link>;
  if (from.inputs === null) {
    return (
      <div className={classes.notice}>
        <div>
          The inputs of {run} could not be taken: {from.problem}
        </div>
      </div>
    );
  }
  const { gone, refused } = unusable(fields, from.inputs);
  return (
    <div className={classes.notice}>
      <div>
        Inputs of {run}
        {gone.length > 0 && <p>Left out, since this version has no such input: {gone.join(', ')}.</p>}
        {refused.length > 0 && <p>Set to the default, since this version does not offer the value: {refused.join(', ')}.</p>}
      </div>
      <Anchor component="button" type="button" fz={13} onClick={onReset}>
        Back to the defaults
      </Anchor>
    </div>
  );
}
