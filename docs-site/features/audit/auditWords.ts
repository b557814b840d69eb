import type { Schema } from '@/api/client';
import { dateTime, number, shortCommit } from '@/lib/format';
import { accountWords } from '@/lib/impliedAccounts';

/** What was done, in words. */
export const actionWords: Record<Schema<'Action'>, string> = {
  'account.signed_in': 'Signed in',
  'account.sign_in_failed': 'Failed to sign in',
  'account.signed_out': 'Signed out',
  'account.password_changed': 'Changed the password',
  'account.sessions_ended': 'Ended other sessions',
  'account.made': 'Made an account',
  'account.changed': 'Changed an account',
  'account.disabled': 'Disabled an account',
  'account.enabled': 'Enabled an account',
  'account.link_made': 'Made a sign-in link',
  'account.quota_set': "Set an account's quota",
  'role.quota_set': "Set a role's quota",
  'group.set': 'Set a group',
  'group.ended': 'Deleted a group',
  'token.made': 'Made a token',
  'token.revoked': 'Revoked a token',
  'app.registered': 'Registered an app',
  'app.version_found': 'Found a newer version',
  'app.version_chosen': 'Chose a version',
  'app.access_set': 'Set who sees an app',
  'app.secret_set': 'Set a secret',
  'app.secret_deleted': 'Deleted a secret',
  'app.refused': 'Was refused an app',
  'run.submitted': 'Submitted a run',
  'run.cancelled': 'Cancelled a run',
  'run.exported': 'Exported a result',
  'run.shared': 'Made a link to a run',
  'run.share_ended': 'Revoked a link to a run',
};

/** What something was done to, in words. */
export const kindWords: Record<Schema<'SubjectKind'>, string> = {
  account: 'Account',
  role: 'Role',
  group: 'Group',
  token: 'Token',
  app: 'App',
  run: 'Run',
};

/** Details whose names are the API's, as the site calls them. */
const detailNames: Record<string, string> = {
  expires_at: 'until',
  runs_in_flight: 'runs at a time',
  runs_per_hour: 'runs an hour',
  cpu_seconds_per_day: 'CPU seconds a day',
};

/** What else there is to say of an event, in words; empty when there is nothing. */
export function detailWords(details: Record<string, string>): string {
  const { from, to, ...rest } = details;
  const words = Object.entries(rest).filter(([, value]) => value !== '').map(([key, value]) => detail(key, value));
  return [...(from && to ? [from === to ? `${to} as before` : `${from} → ${to}`] : []), ...words].join(', ');
}

/** Where what something was done to is to be seen; undefined for what has no page. */
export function placeOf({ kind, id, name }: Schema<'Subject'>): string | undefined {
  return kind === 'run' ? `/runs/${id}` : kind === 'app' ? `/apps/${name}` : undefined;
}

function detail(key: string, value: string): string {
  if (key === 'restricted') {
    return value === 'true' ? 'for those named only' : 'for everybody';
  }
  return `${detailNames[key] ?? key.replaceAll('_', ' ')} ${valueWords(key, value)}`;
}

function valueWords(key: string, value: string): string {
  return key === 'shared_by' ? accountWords(value) : key === 'commit' ? shortCommit(value) : key.endsWith('_at') ? dateTime(value) : key in detailNames && value !== 'none' ? number(Number(value)) : value;
}
