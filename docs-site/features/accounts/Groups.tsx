import { Button, Skeleton, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { $api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { AskFirst } from '@/components/AskFirst';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { InView } from '@/components/InView';
import { Panel } from '@/components/Panel';
import { ActionCell, QuietCell, Table } from '@/components/Table';
import layout from '@/components/Layout.module.css';
import { tellRefusal } from '@/lib/refusal';

/** Groups of accounts, which apps can be shown to together. */
export function Groups() {
  const groups = $api.useQuery('get', '/api/groups');
  const [edited, setEdited] = useState<Schema<'Group'>>();
  const refresh = () => {
    setEdited(undefined);
    void groups.refetch();
  };
  return (
    <Panel title="Groups" note="An app can be shown to some groups only.">
      <GroupForm key={edited?.id ?? 'new'} group={edited} onSaved={refresh} onLeft={() => setEdited(undefined)} />
      {groups.error && (
        <ErrorCard title="The groups cannot be shown" onRetry={() => void groups.refetch()}>
          {groups.error.detail}
        </ErrorCard>
      )}
      {groups.data ? <GroupTable groups={groups.data} onEdit={setEdited} onDeleted={refresh} /> : !groups.error && <Skeleton height={80} />}
    </Panel>
  );
}

function GroupForm({ group, onSaved, onLeft }: { group: Schema<'Group'> | undefined; onSaved: () => void; onLeft: () => void }) {
  const [members, setMembers] = useState(group?.members ?? []);
  const save = $api.useMutation('post', '/api/groups');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('group'));
    save.mutate({ body: { name, members } }, {
      onSuccess: () => {
        form.reset();
        setMembers([]);
        onSaved();
      },
    });
  };
  return (
    <>
      {save.error && (
        <InView className={layout.refusal}>
          <ErrorCard title="Nothing was changed">{problemOf(save.error).detail}</ErrorCard>
        </InView>
      )}
      <form onSubmit={submit} className={layout.row}>
        <TextInput name="group" label="Group" defaultValue={group?.name} readOnly={group !== undefined} required autoComplete="off" miw={220} />
        <TagsInput label="Members" placeholder="Names, with Enter" value={members} onChange={setMembers} autoFocus={group !== undefined} miw={260} />
        <Button type="submit" variant="default" loading={save.isPending}>
          {group ? 'Save the group' : 'Make a group'}
        </Button>
        {group && (
          <Button variant="subtle" color="gray" onClick={onLeft}>
            Cancel
          </Button>
        )}
      </form>
    </>
  );
}

function GroupTable({ groups, onEdit, onDeleted }: { groups: Schema<'Group'>[]; onEdit: (group: Schema<'Group'>) => void; onDeleted: () => void }) {
  const remove = $api.useMutation('post', '/api/groups/{id}/delete', { onSettled: onDeleted, onError: tellRefusal('The group was not deleted') });
  if (groups.length === 0) {
    return <EmptyState title="No groups yet">Make one above, and name it under Access on an app’s page.</EmptyState>;
  }
  return (
    <Table label="Groups" headings={['Group', 'Members']}>
      {groups.map(group => (
        <tr key={group.id}>
          <td>{group.name}</td>
          <QuietCell wraps>{group.members.join(', ') || 'nobody'}</QuietCell>
          <ActionCell>
            <Button size="xs" variant="default" onClick={() => onEdit(group)} aria-label={`Change ${group.name}`}>
              Change
            </Button>
            <AskFirst
              title={`Delete the group ${group.name}?`}
              action="Delete the group"
              onConfirm={() => remove.mutate({ params: { path: { id: group.id } } })}
              button={ask => (
                <Button size="xs" variant="default" onClick={ask} aria-label={`Delete ${group.name}`}>
                  Delete
                </Button>
              )}
            >
              Its members no longer see the apps that are shown to them through it alone. Their accounts and their runs stay.
            </AskFirst>
          </ActionCell>
        </tr>
      ))}
    </Table>
  );
}
