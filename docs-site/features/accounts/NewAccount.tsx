import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import layout from '@/components/Layout.module.css';
import { makeLink, roles, type SignInLink } from './accountWords';

/** Makes an account, and the link by which its owner chooses a password. */
export function NewAccount({ onMade }: { onMade: (link: SignInLink) => void }) {
  const [role, setRole] = useState<Schema<'Role'>>('runner');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setBusy(true);
    setRefusal(undefined);
    try {
      const { data } = await api.POST('/api/accounts', {
        body: { name: String(fields.get('name')), display_name: String(fields.get('display_name')) || null, role, password: null },
      });
      onMade(await makeLink(data!));
      form.reset();
    } catch (error) {
      setRefusal(problemOf(error).detail);
    }
    setBusy(false);
  };
  return (
    <form onSubmit={event => void submit(event)} className={layout.row}>
      <TextInput name="name" label="Name to sign in with" required error={refusal} autoComplete="off" autoCapitalize="none" spellCheck={false} miw={220} />
      <TextInput name="display_name" label="Display name" autoComplete="off" miw={220} />
      <Select label="Role" data={roles} value={role} onChange={value => setRole(value as Schema<'Role'>)} allowDeselect={false} w={230} />
      <Button type="submit" loading={busy}>
        Invite
      </Button>
    </form>
  );
}
