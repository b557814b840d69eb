import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconListSearch, IconLogout, IconUser, IconUsers } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/router';
import { signInPlace } from './places';
import classes from './Session.module.css';
import { signOut } from './signing';
import { useSession } from './useSession';

/** Who is signed in, and the way to the account and out, or the way in; nothing where nobody signs in. */
export function AccountMenu() {
  const session = useSession();
  const { asPath, pathname } = useRouter();
  if (!session || session.mode === 'none') {
    return null;
  }
  if (!session.name) {
    return (
      pathname !== '/sign-in' && (
        <Button component={Link} href={signInPlace(asPath)} variant="default">
          Sign in
        </Button>
      )
    );
  }
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <UnstyledButton className={classes.who} aria-label={`Account ${session.name}`}>
          <IconUser size={18} aria-hidden />
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.name}</Menu.Label>
        <Menu.Item component={Link} href="/account" leftSection={<IconUser size={16} aria-hidden />}>
          Account and tokens
        </Menu.Item>
        {session.permissions.includes('administer') && (
          <>
            <Menu.Item component={Link} href="/accounts" leftSection={<IconUsers size={16} aria-hidden />}>
              Everybody’s accounts
            </Menu.Item>
            <Menu.Item component={Link} href="/audit" leftSection={<IconListSearch size={16} aria-hidden />}>
              Audit trail
            </Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout size={16} aria-hidden />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
