import { ActionIcon, Burger, Button, CloseButton, Container, Drawer, Group, Kbd, NavLink, Tooltip, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconMoon, IconPlus, IconSearch, IconSun } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/router';
import { type ReactNode, useEffect, useState } from 'react';
import { AccountMenu } from '@/features/session/AccountMenu';
import { useMay } from '@/features/session/useSession';
import { addApp, places, type Place } from '@/lib/places';
import { Footer } from './Footer';
import { Logo } from './Logo';
import classes from './Shell.module.css';

// Loaded when the page stands: nobody searches in the first moment.
const Search = dynamic(() => import('@/features/search/Search').then(module => module.Search), { ssr: false });

/** The frame of every page: header, main, footer. */
export function Shell({ children }: { children: ReactNode }) {
  const { asPath, pathname } = useRouter();
  const [menuOpen, menu] = useDisclosure(false);
  const [searchOpen, search] = useDisclosure(false);
  useEffect(menu.close, [asPath]);
  // Ctrl+K works while one types, too; a slash is then a slash.
  useHotkeys([['mod+K', search.toggle]], []);
  useHotkeys([['/', search.open]]);
  const mayAdd = useMay('publish');
  const isCurrent = (place: Place) => pathname === place.href || pathname.startsWith(place.under);
  return (
    <div className={classes.frame}>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className={classes.header}>
        <Container size={1240} className={classes.bar}>
          <Burger opened={menuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
          <Link href="/" className={classes.brand} aria-label="Stoa, the catalogue">
            <Logo /> Stoa
          </Link>
          <nav aria-label="Main" className={classes.places}>
            {places.map(place => (
              <Link key={place.href} href={place.href} className={classes.place} aria-current={isCurrent(place) ? 'page' : undefined}>
                {place.label}
              </Link>
            ))}
          </nav>
          <Group gap={8} ml="auto" wrap="nowrap">
            <UnstyledButton className={classes.search} onClick={search.open} aria-keyshortcuts="Control+K Meta+K">
              <IconSearch size={16} aria-hidden />
              <span>Search</span>
              <SearchKeys />
            </UnstyledButton>
            {mayAdd && (
              <Button component={Link} href={addApp.href} variant="default" leftSection={<IconPlus size={16} aria-hidden />} className={classes.add}>
                {addApp.label}
              </Button>
            )}
            <ColorSchemeSwitch />
            <AccountMenu />
          </Group>
        </Container>
      </header>
      <Drawer.Root opened={menuOpen} onClose={menu.close} size="270px">
        <Drawer.Overlay backgroundOpacity={0.35} hiddenFrom="sm" />
        <Drawer.Content aria-label="Menu" bg="var(--surface)" hiddenFrom="sm">
          <Drawer.Body p={0}>
            <div className={classes.menuHead}>
              <Logo /> Stoa
              <CloseButton ml="auto" aria-label="Close the menu" onClick={menu.close} />
            </div>
            <nav aria-label="Menu" className={classes.menu}>
              {(mayAdd ? [...places, addApp] : places).map(place => (
                <NavLink
                  key={place.href}
                  component={Link}
                  href={place.href}
                  label={place.label}
                  active={isCurrent(place)}
                  aria-current={isCurrent(place) ? 'page' : undefined}
                  className={classes.entry}
                />
              ))}
            </nav>
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <Footer />
      <Search opened={searchOpen} onClose={search.close} />
    </div>
  );
}

/** The keys that open the search, as this keyboard has them. */
function SearchKeys() {
  const [isMac, setMac] = useState(false);
  useEffect(() => setMac(/Mac|iPhone|iPad/.test(navigator.platform)), []);
  return (
    <Kbd size="xs" aria-hidden>
      {isMac ? '⌘K' : 'Ctrl K'}
    </Kbd>
  );
}

function ColorSchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Tooltip label={`Change to ${other}`}>
      <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setColorScheme(other)} aria-label={`Change to ${other}`} suppressHydrationWarning>
        <IconMoon size={18} className={classes.moon} aria-hidden />
        <IconSun size={18} className={classes.sun} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
