import { IconFile } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Problem } from '@/api/problem';
import { ErrorCard } from '@/components/ErrorCard';
import classes from './Refusal.module.css';
import { faultsOfFiles, type FaultGroup, groupFaults } from './registering';

/** Why an app was not registered: one sentence, or every fault of its files where it is. */
export function Refusal({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const groups = groupFaults(faultsOfFiles(problem.errors));
  return (
    <ErrorCard title={titleOf(problem, groups)} onRetry={onRetry}>
      {groups.length === 0 ? problem.message : groups.map(group => <Group key={group.place} group={group} />)}
    </ErrorCard>
  );
}

function titleOf({ status, errors }: Problem, groups: FaultGroup[]): string {
  if (groups.length > 0) {
    return errors.length === 1 ? 'One thing in the repository must be mended' : `${errors.length} things in the repository must be mended`;
  }
  return status === 0 ? 'The app was not sent' : 'The app could not be added';
}

function Group({ group: { place, faults } }: { group: FaultGroup }) {
  return (
    <section className={classes.group}>
      <h3 className={classes.place}>
        <IconFile size={15} aria-hidden /> {place}
      </h3>
      <ul className={classes.faults}>
        {faults.map(({ steps, detail }) => (
          <li key={steps.join('/') + detail}>
            {steps.length > 0 && <Way steps={steps} />}
            <div>{detail}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The steps down to a fault: inputs › age › type. */
function Way({ steps }: { steps: string[] }) {
  return (
    <div className={classes.way}>
      {steps.map((step, at) => (
        <Fragment key={at}>
          {at > 0 && <span aria-hidden> › </span>}
          <span>{step}</span>
        </Fragment>
      ))}
    </div>
  );
}
