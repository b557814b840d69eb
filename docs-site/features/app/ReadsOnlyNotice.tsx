import classes from './form/form.module.css';

/** Why somebody cannot run an app who may see it. */
export function ReadsOnlyNotice() {
  return (
    <div className={classes.notice} role="status">
      <div>Your account reads only, so it cannot run apps. An administrator can change that.</div>
    </div>
  );
}
