import { Button, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import Link from 'next/link';
import { useId, useRef } from 'react';
import { Ago } from '@/components/Ago';
import { CodeView } from '@/components/CodeView';
import { CopyButton } from '@/components/CopyButton';
import { VersionBadge } from '@/components/StatusBadge';
import { shortCommit } from '@/lib/format';
import type { App, Version } from './app';
import { UseVersion } from './UseVersion';
import classes from './Versions.module.css';

/** One version: its commit, how its check went, what may be done with it, and on opening what the check found. */
export function VersionRow({ app, version, isNewest }: { app: App; version: Version; isNewest: boolean }) {
  const id = useId();
  const hasFindings = version.error !== null || Boolean(version.check_log);
  const row = useRef<HTMLLIElement>(null);
  const [isOpen, findings] = useDisclosure(isNewest && version.error !== null);
  return (
    <li ref={row} tabIndex={-1} className={classes.version}>
      <div className={classes.row}>
        <span className={classes.number}>Version {version.number}</span>
        <VersionBadge status={version.status} />
        {version.current && <span className={classes.current}>In use</span>}
        <span className={classes.commit}>
          <span className="mono" title={version.commit}>
            {shortCommit(version.commit)}
          </span>
          <CopyButton value={version.commit} label={`Copy the commit of version ${version.number}`} />
          {version.ref && <span className={classes.ref}>{version.ref}</span>}
        </span>
        <Facts version={version} />
        {version.status === 'READY' && !version.current && (
          <span className={classes.actions}>
            <Button component={Link} href={{ pathname: `/apps/${app.function_name}`, query: { version: version.number } }} variant="default" size="compact-sm" aria-label={`Run version ${version.number}`}>
              Run
            </Button>
            {app.manageable && <UseVersion app={app} version={version} onUsed={() => row.current?.focus()} />}
          </span>
        )}
        {hasFindings && (
          <UnstyledButton className={classes.toggle} aria-expanded={isOpen} aria-controls={id} onClick={findings.toggle}>
            <IconChevronRight size={15} aria-hidden /> {version.error ? 'Why it is broken' : 'Log of the check'}
          </UnstyledButton>
        )}
      </div>
      {hasFindings && (
        <div id={id} hidden={!isOpen} className={classes.findings}>
          <Findings version={version} />
        </div>
      )}
    </li>
  );
}

function Facts({ version }: { version: Version }) {
  return (
    <span className={classes.facts}>
      {version.python && <span>Python {version.python}</span>}
      {version.java && <span>Java {version.java}</span>}
      <span>
        registered <Ago moment={version.created_at} />
      </span>
      {version.checked_at && (
        <span>
          checked <Ago moment={version.checked_at} />
        </span>
      )}
    </span>
  );
}

function Findings({ version: { error, check_log: log } }: { version: Version }) {
  return (
    <>
      {error && (
        <p className={classes.message}>
          <span className={classes.kind}>{error.kind}</span>
          {error.message}
        </p>
      )}
      {error?.traceback && <Text title="Traceback" text={error.traceback} />}
      {log && <Text title="Log of the check" text={log} />}
    </>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <div className={classes.text}>
      <div className={classes.textHead}>
        <h3>{title}</h3>
        <CopyButton value={text} label={`Copy: ${title}`} />
      </div>
      <CodeView code={text.trimEnd()} />
    </div>
  );
}
