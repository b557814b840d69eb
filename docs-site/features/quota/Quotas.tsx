import { Button, NumberInput, Select, Skeleton } from '@mantine/core';
import { type FormEvent, type Ref, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { $api, api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import layout from '@/components/Layout.module.css';
import { Panel } from '@/components/Panel';
import { ActionCell, QuietCell, Table } from '@/components/Table';
import { roles } from '@/features/accounts/accountWords';
import { limitNames, limitsAnything, limitText } from './quotaWords';

/** A role or an account that can have limits. */
interface Limited {
  /** As the form's choice has it: `role runner`, `account 7`. */
  key: string;
  label: string;
  limits: Schema<'Limits'>;
}

const noLimits: Schema<'Limits'> = { runs_in_flight: null, runs_per_hour: null, cpu_seconds_per_day: null };

/** How much the accounts of a role may use, and single accounts. */
export function Quotas({ accounts }: { accounts: Schema<'Account'>[] }) {
  const quotas = $api.useQuery('get', '/api/quotas');
  const [chosen, setChosen] = useState<string>('role runner');
  const form = useRef<HTMLFormElement>(null);
  const edit = (key: string) => {
    // The fields are those of whom is chosen, so they are there only afterwards.
    flushSync(() => setChosen(key));
    form.current?.querySelector<HTMLInputElement>('input[name]')?.focus();
  };
  const all = quotas.data && everyone(quotas.data, accounts);
  return (
    <Panel title="Quotas" note="The most that each account of a role may use. What is set for an account itself wins; an empty field is no limit.">
      {quotas.error && (
        <ErrorCard title="The quotas cannot be shown" onRetry={() => void quotas.refetch()}>
          {quotas.error.detail}
        </ErrorCard>
      )}
      {!all && !quotas.error && <Skeleton height={120} />}
      {all && (
        <>
          <QuotaForm ref={form} all={all} chosen={chosen} onChoose={setChosen} onSaved={() => void quotas.refetch()} />
          <QuotaTable limited={all.filter(({ limits }) => limitsAnything(limits))} onEdit={edit} />
        </>
      )}
    </Panel>
  );
}

function everyone(quotas: Schema<'AllQuotas'>, accounts: Schema<'Account'>[]): Limited[] {
  const own = new Map(quotas.accounts.map(({ id, limits }) => [id, limits]));
  return [
    ...quotas.roles.map(({ role, limits }) => ({ key: `role ${role}`, label: `Each ${roles.find(({ value }) => value === role)!.value}`, limits })),
    ...accounts.map(({ id, name }) => ({ key: `account ${id}`, label: name, limits: own.get(id) ?? noLimits })),
  ];
}

function QuotaForm({ ref, all, chosen, onChoose, onSaved }: {
  ref: Ref<HTMLFormElement>;
  all: Limited[];
  chosen: string;
  onChoose: (key: string) => void;
  onSaved: () => void;
}) {
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { limits } = all.find(({ key }) => key === chosen) ?? { limits: noLimits };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const body = Object.fromEntries(limitNames.map(({ key }) => [key, fields.get(key) ? Number(fields.get(key)) : null])) as Schema<'Limits'>;
    setBusy(true);
    setRefusal(undefined);
    try {
      await save(chosen, body);
      onSaved();
    } catch (error) {
      setRefusal(problemOf(error).detail);
    }
    setBusy(false);
  };
  return (
    <form ref={ref} onSubmit={event => void submit(event)} className={layout.row}>
      <Select
        label="For"
        data={all.map(({ key, label }) => ({ value: key, label }))}
        value={chosen}
        onChange={key => onChoose(key!)}
        allowDeselect={false}
        searchable
        error={refusal}
        w={220}
        miw={220}
      />
      {limitNames.map(({ key, label }) => (
        <NumberInput key={`${chosen} ${key} ${limits[key]}`} name={key} label={label} defaultValue={limits[key] ?? ''} min={1} max={2_000_000_000} allowDecimal={false} placeholder="no limit" w={150} />
      ))}
      <Button type="submit" variant="default" loading={busy}>
        Set the limits
      </Button>
    </form>
  );
}

async function save(chosen: string, body: Schema<'Limits'>): Promise<void> {
  const [kind, name] = chosen.split(' ') as [string, string];
  await (kind === 'role'
    ? api.POST('/api/quotas/roles/{role}', { params: { path: { role: name as Schema<'Role'> } }, body })
    : api.POST('/api/quotas/accounts/{id}', { params: { path: { id: name } }, body }));
}

function QuotaTable({ limited, onEdit }: { limited: Limited[]; onEdit: (key: string) => void }) {
  if (limited.length === 0) {
    return <EmptyState title="Nobody has a limit" />;
  }
  return (
    <Table label="Quotas" headings={['For', ...limitNames.map(({ label }) => label)]}>
      {limited.map(({ key, label, limits }) => (
        <tr key={key}>
          <td>{label}</td>
          {limitNames.map(limit => (
            <QuietCell key={limit.key}>{limitText(limits, limit.key)}</QuietCell>
          ))}
          <ActionCell>
            <Button size="xs" variant="default" onClick={() => onEdit(key)} aria-label={`Change the limits of ${label}`}>
              Change
            </Button>
          </ActionCell>
        </tr>
      ))}
    </Table>
  );
}
