import Link from 'next/link';
import type { Schema } from '@/api/client';
import { QuietCell, Table } from '@/components/Table';
import { dateTime } from '@/lib/format';
import { accountWords } from '@/lib/impliedAccounts';
import classes from './Audit.module.css';
import { actionWords, detailWords, kindWords, placeOf } from './auditWords';

/** Events as a table. Times are exact, for here they are compared with other logs. */
export function AuditTable({ events, dimmed }: { events: Schema<'AuditEvent'>[]; dimmed: boolean }) {
  return (
    <div className={dimmed ? classes.dimmed : undefined}>
      <Table label="Events" headings={['When', 'Who', 'Did', 'To', 'Details', 'From']} actions={false}>
        {events.map(event => (
          <tr key={event.id}>
            <QuietCell>
              <time dateTime={event.at}>{dateTime(event.at)}</time>
            </QuietCell>
            <td className={classes.who}>{event.account === null ? 'not known' : accountWords(event.account)}</td>
            <td className={classes.plain}>{actionWords[event.action]}</td>
            <td>
              <Subject subject={event.subject} />
            </td>
            <td className={classes.details}>{detailWords(event.details)}</td>
            <QuietCell>{event.place ?? '–'}</QuietCell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Subject({ subject }: { subject: Schema<'Subject'> }) {
  const place = placeOf(subject);
  const name = subject.name === null ? kindWords[subject.kind] : subject.kind === 'account' ? accountWords(subject.name) : subject.name;
  return (
    <div className={classes.subject}>
      {place ? (
        <Link href={place} className={classes.link}>
          {name}
        </Link>
      ) : (
        name
      )}
      {subject.kind === 'run' && <span className={classes.id}>{subject.id}</span>}
    </div>
  );
}
