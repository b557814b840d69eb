import { Button, Group, Loader, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { ErrorCard } from '@/components/ErrorCard';
import { PageHead } from '@/components/Page';
import { Panel } from '@/components/Panel';
import { afterSignIn } from './places';
import classes from './Session.module.css';
import { signIn } from './signing';

/** Signing in with a name and a password or by a link that was handed out. */
export function PasswordSignIn() {
  const router = useRouter();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [byLink, setByLink] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const enter = async (how: () => Promise<void>, where: string) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await how();
      await queries.invalidateQueries();
      await router.replace(where);
    } catch (error) {
      setRefusal(problemOf(error).detail);
      setBusy(false);
      password.current?.select();
    }
  };

  useEffect(() => {
    const code = window.location.hash.slice(1);
    if (code) {
      // Not left in the address bar, where the next person would find it.
      window.history.replaceState(window.history.state, '', window.location.pathname);
      setByLink(true);
      void enter(() => enterByLink(code), '/account#password').finally(() => setByLink(false));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page is opened
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void enter(() => signIn(String(fields.get('name')), String(fields.get('password'))), afterSignIn(router.query.next));
  };

  if (byLink) {
    return (
      <>
        <PageHead title="Sign in" note="With the link you were given." />
        <Panel title="By a link">
          <Group gap={10} role="status">
            <Loader size={18} /> You are being signed in.
          </Group>
        </Panel>
      </>
    );
  }

  return (
    <>
      <PageHead title="Sign in" note="With the account an administrator of this Stoa has made for you." />
      <Panel title="Name and password">
        <form onSubmit={submit} className={classes.form}>
          {refusal && <ErrorCard title="You are not signed in">{refusal}</ErrorCard>}
          <TextInput name="name" label="Name" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required ref={password} />
          <Button type="submit" loading={busy}>
            Sign in
          </Button>
        </form>
      </Panel>
      <p className={classes.hint}>Forgotten the password? An administrator can give you a link by which you choose another one.</p>
    </>
  );
}

async function enterByLink(code: string): Promise<void> {
  await api.GET('/api/session');
  await api.POST('/api/session/link', { body: { code } });
}
