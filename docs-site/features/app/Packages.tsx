import { Panel } from '@/components/Panel';
import type { App } from './app';
import classes from './Packages.module.css';

/** The Python packages the version in use sees; nothing for a Java app, or before it was checked. */
export function Packages({ app }: { app: App }) {
  const { packages, current_version: version } = app;
  if (!packages) {
    return null;
  }
  return (
    <Panel title="Packages" note={`Python ${version.python}, as version ${version.number} saw it when it was checked`}>
      {packages.length > 0 ? (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label="Packages">
          <ul className={classes.packages}>
            {packages.map(({ name, version: installed }) => (
              <li key={name}>
                <span className={classes.name}>{name}</span> <span className={classes.version}>{installed}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={classes.none}>None: it has Python’s standard library and its own files.</p>
      )}
    </Panel>
  );
}
