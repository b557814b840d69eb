import { Autocomplete, Button, Group, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilterPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Schema } from '@/api/client';

const operators = ['=', '!=', '>', '>=', '<', '<='];

/** Adds a condition on an input or a key figure, such as `inputs.age>50`. An app that is chosen offers its inputs. */
export function ConditionForm({ app, onAdd }: { app: Schema<'App'> | undefined; onAdd: (condition: string) => void }) {
  const [open, popover] = useDisclosure(false);
  const [where, setWhere] = useState('inputs');
  const [name, setName] = useState('');
  const [operator, setOperator] = useState('=');
  const [value, setValue] = useState('');

  const add = (event: FormEvent) => {
    event.preventDefault();
    onAdd(`${where}.${quoted(name.trim())}${operator}${value.trim()}`);
    setName('');
    setValue('');
    popover.close();
  };

  return (
    <Popover opened={open} onChange={popover.toggle} position="bottom-start" width={340} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={popover.toggle}>
          Add a condition
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="A condition">
        <form onSubmit={add}>
          <Stack gap={10}>
            <Select
              label="Of the"
              data={[
                { value: 'inputs', label: 'inputs' },
                { value: 'summary', label: 'summary' },
              ]}
              value={where}
              onChange={chosen => setWhere(chosen ?? 'inputs')}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
            />
            <Autocomplete
              label="Name"
              placeholder={where === 'inputs' ? 'age' : 'Life expectancy'}
              data={where === 'inputs' && app ? Object.keys(app.input_schema) : []}
              value={name}
              onChange={setName}
              comboboxProps={{ withinPortal: false }}
              data-autofocus
              required
            />
            <Group gap={8} wrap="nowrap" align="flex-end">
              <Select
                label="Is"
                data={operators}
                value={operator}
                onChange={chosen => setOperator(chosen ?? '=')}
                allowDeselect={false}
                w={84}
                comboboxProps={{ withinPortal: false }}
              />
              <TextInput label="Value" value={value} onChange={event => setValue(event.target.value)} required style={{ flex: 1 }} />
            </Group>
            <Text size="xs" c="dimmed">
              Numbers are compared as numbers, everything else as text.
            </Text>
            <Button type="submit" disabled={name.trim() === '' || value.trim() === ''}>
              Add
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A name with one of the operators' characters is told apart from them by quotes. */
function quoted(name: string): string {
  return /[=!<>]/.test(name) ? `"${name}"` : name;
}
