import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Schema } from '@/api/client';
import { TimeFilter } from '@/components/TimeFilter';
import { accountName, accountWords } from '@/lib/impliedAccounts';
import classes from './Audit.module.css';
import { actionWords, kindWords } from './auditWords';
import { isNarrowed, type Question, readQuestion } from './question';

const actions = choices(actionWords);
const kinds = choices(kindWords);

/** What narrows the list: account, action, what it was done to, and time. */
export function AuditFilters({ question, onChange }: { question: Question; onChange: (change: Partial<Question>) => void }) {
  return (
    <div className={classes.bar} role="search" aria-label="Filter the audit trail">
      <Group gap={10}>
        <LateInput label="Account" placeholder="Any account" value={question.account && accountWords(question.account)} onChange={text => onChange({ account: text && accountName(text) })} />
        <Select
          aria-label="Action"
          placeholder="All actions"
          data={actions}
          value={question.action}
          onChange={action => onChange({ action: action as Schema<'Action'> | null })}
          searchable
          clearable
          className={classes.action}
          nothingFoundMessage="No action has this name."
        />
        <Select
          aria-label="Done to"
          placeholder="Done to"
          data={kinds}
          value={question.kind}
          onChange={kind => onChange({ kind: kind as Schema<'SubjectKind'> | null, subject: null })}
          clearable
          className={classes.kind}
        />
        {question.kind && <LateInput label="Name or number" placeholder="Name or number" value={question.subject} onChange={subject => onChange({ subject })} />}
        <TimeFilter range={question} onChange={onChange} />
        {isNarrowed(question) && (
          <Button variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={() => onChange(readQuestion({}))}>
            Clear
          </Button>
        )}
      </Group>
    </div>
  );
}

/** A text that is told when Enter is pressed or the field is left, not at each letter. */
function LateInput({ label, placeholder, value, onChange }: { label: string; placeholder: string; value: string | null; onChange: (value: string | null) => void }) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const tell = () => {
    const told = text.trim() || null;
    if (told !== value) {
      onChange(told);
    }
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={tell}
      onKeyDown={event => event.key === 'Enter' && tell()}
      className={classes.text}
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

function choices(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
