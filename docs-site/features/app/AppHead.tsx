import { Badge } from '@mantine/core';
import Link from 'next/link';
import type { Schema } from '@/api/client';
import { AppTile } from '@/components/AppTile';
import { CopyButton } from '@/components/CopyButton';
import { Sparkline } from '@/components/Sparkline';
import { count, duration, share, shortCommit } from '@/lib/format';
import { useSession } from '@/features/session/useSession';
import type { App } from './app';
import classes from './AppHead.module.css';
import { useAppFigures } from './useAppFigures';

/** What the app is, and how it does. */
export function AppHead({ app }: { app: App }) {
  const figures = useAppFigures(app.function_name);
  const hasAccounts = useSession()?.mode !== 'none';
  const { number, commit } = app.current_version;
  return (
    <header className={classes.head}>
      <Crumbs last={app.function_name} />
      <div className={classes.main}>
        <AppTile name={app.name} functionName={app.function_name} size={56} />
        <div className={classes.words}>
          <h1 className={classes.title}>{app.name}</h1>
          <div className={classes.line}>
            <span className={classes.name}>
              <span className="mono">{app.function_name}</span>
              <CopyButton value={app.function_name} label="Copy the app’s name" />
            </span>
            <span className={classes.chip} title={commit}>
              v{number} <span className="mono">{shortCommit(commit)}</span>
            </span>
            {app.owner && hasAccounts && <span className={classes.chip}>{`by ${app.owner}${app.restricted ? ', for some only' : ''}`}</span>}
            {app.tags.map(tag => (
              <Badge key={tag} variant="light" color="iris" tt="none" fw={550} className={classes.tag}>
                {tag}
              </Badge>
            ))}
          </div>
        </div>
        {figures && <HeadFigures figures={figures} />}
      </div>
      {app.description && <p className={classes.description}>{app.description}</p>}
    </header>
  );
}

function HeadFigures({ figures }: { figures: Schema<'AppActivity'> }) {
  const all: [string, string][] = [
    ['Runs', count(figures.runs)],
    ['Median', duration(figures.median_seconds)],
    ['Success rate', share(figures.success_rate)],
  ];
  return (
    <dl className={classes.figures}>
      {all.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>Last 14 days</dt>
        <dd>
          <Sparkline values={figures.days} label={`Runs a day over the last 14 days: ${figures.days.join(', ')}`} />
        </dd>
      </div>
    </dl>
  );
}

export function Crumbs({ last }: { last: string }) {
  return (
    <nav aria-label="Where this page is" className={classes.crumbs}>
      <Link href="/">Apps</Link>
      <span aria-hidden>/</span>
      <span aria-current="page">{last}</span>
    </nav>
  );
}
