import { Button, Chip, Group, Pill, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { $api } from '@/api/client';
import { TimeFilter } from '@/components/TimeFilter';
import { statusWords } from '@/lib/statusWords';
import { ConditionForm } from './ConditionForm';
import classes from './FilterBar.module.css';
import { isNarrowed, type Question, readQuestion, statuses } from './question';

/** What narrows the list: app, status, time, and conditions on inputs or summary. */
export function FilterBar({ question, onChange }: { question: Question; onChange: (change: Partial<Question>) => void }) {
  const apps = $api.useQuery('get', '/api/apps', undefined, { staleTime: 30_000 }).data ?? [];
  const app = apps.find(({ function_name }) => function_name === question.app);

  return (
    <div className={classes.bar} role="search" aria-label="Filter the runs">
      <Group gap={10}>
        <Select
          aria-label="App"
          placeholder="All apps"
          data={apps.map(({ function_name, name }) => ({ value: function_name, label: name }))}
          value={question.app}
          onChange={value => onChange({ app: value, where: [] })}
          searchable
          clearable
          className={classes.app}
          nothingFoundMessage="No app has this name."
        />
        <Chip.Group multiple value={question.statuses} onChange={value => onChange({ statuses: value as Question['statuses'] })}>
          <Group gap={6} role="group" aria-label="Status">
            {statuses.map(status => (
              <Chip key={status} value={status} size="xs" variant="light">
                {statusWords[status]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <TimeFilter range={question} onChange={onChange} />
        <ConditionForm app={app} onAdd={condition => onChange({ where: [...question.where, condition] })} />
        {isNarrowed(question) && (
          <Button variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={() => onChange(readQuestion({}))}>
            Clear
          </Button>
        )}
      </Group>
      {question.where.length > 0 && (
        <Group gap={6} mt={10}>
          {question.where.map(condition => (
            <Pill
              key={condition}
              size="md"
              withRemoveButton
              onRemove={() => onChange({ where: question.where.filter(each => each !== condition) })}
              removeButtonProps={{ 'aria-label': `Remove ${condition}`, tabIndex: 0, 'aria-hidden': false }}
              className={classes.condition}
            >
              {condition}
            </Pill>
          ))}
        </Group>
      )}
    </div>
  );
}
