import { Container, Drawer, NavLink, TableOfContents, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight, IconMenu2 } from '@tabler/icons-react';
import Head from 'next/head';
import Link from 'next/link';
import { useRouter } from 'next/router';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './docs.module.css';
import { type DocsPage, findPage, nextPage, pages, previousPage } from './pages';

/** A docs page: side bar, text, "on this page", previous and next. */
export function DocsLayout({ children }: { children: ReactNode }) {
  const { pathname } = useRouter();
  const page = findPage(pathname);
  const [menuOpen, menu] = useDisclosure(false);
  useEffect(menu.close, [pathname]);
  return (
    <Container size={1240} className={classes.frame}>
      <Head>
        <title>{`${page.title} – Stoa docs`}</title>
        <meta name="description" content={page.description} />
        <link rel="alternate" type="text/markdown" href={`${page.path}.md`} />
      </Head>
      <SideBar page={page} />
      <div className={classes.middle}>
        <UnstyledButton className={classes.menu} onClick={menu.open}>
          <IconMenu2 size={16} aria-hidden /> {page.section}: all pages
        </UnstyledButton>
        <Drawer opened={menuOpen} onClose={menu.close} title="Docs" size="290px">
          <PageList current={page} />
        </Drawer>
        <article className={classes.text}>
          <p className={classes.section}>{page.section}</p>
          <h1>{page.title}</h1>
          <p className={classes.lead}>{page.description}</p>
          {children}
        </article>
        <PageEnd page={page} />
      </div>
      <OnThisPage key={pathname} />
    </Container>
  );
}

/** All pages, scrolled to where the current one can be seen. */
function SideBar({ page }: { page: DocsPage }) {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // What it returns, in some browsers a promise, is no effect's end.
    void bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [page]);
  return (
    <nav ref={bar} className={classes.side} aria-label="Docs">
      <PageList current={page} />
    </nav>
  );
}

function PageList({ current }: { current: DocsPage }) {
  const sections = [...new Set(pages.map(({ section }) => section))];
  return sections.map(section => (
    <div key={section} className={classes.group}>
      <p className={classes.groupTitle}>{section}</p>
      {pages
        .filter(page => page.section === section)
        .map(page => (
          <NavLink
            key={page.path}
            component={Link}
            href={page.path}
            label={page.title}
            active={page === current}
            aria-current={page === current ? 'page' : undefined}
            className={classes.entry}
          />
        ))}
    </div>
  ));
}

function OnThisPage() {
  const reinitialize = useRef<() => void>(() => {});
  useEffect(() => reinitialize.current(), []);
  return (
    <nav className={classes.contents} aria-label="On this page">
      <p className={classes.groupTitle}>On this page</p>
      <TableOfContents
        variant="none"
        size="sm"
        depthOffset={14}
        minDepthToOffset={2}
        scrollSpyOptions={{ selector: 'article :is(h2, h3)' }}
        reinitializeRef={reinitialize}
        getControlProps={({ data }) => ({
          component: 'a' as const,
          href: `#${data.id}`,
          children: data.value,
        })}
      />
    </nav>
  );
}

function PageEnd({ page }: { page: DocsPage }) {
  const [previous, next] = [previousPage(page), nextPage(page)];
  return (
    <div className={classes.end}>
      {previous && (
        <Link href={previous.path} className={classes.step} rel="prev">
          <span>
            <IconArrowLeft size={14} aria-hidden /> Previous
          </span>
          {previous.title}
        </Link>
      )}
      {next && (
        <Link href={next.path} className={classes.step} data-next rel="next">
          <span>
            Next <IconArrowRight size={14} aria-hidden />
          </span>
          {next.title}
        </Link>
      )}
      <a href={`${page.path}.md`} className={classes.markdown}>
        This page as Markdown
      </a>
    </div>
  );
}
