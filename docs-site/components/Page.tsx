import { Container } from '@mantine/core';
import Head from 'next/head';
import type { ReactNode } from 'react';
import classes from './Page.module.css';

/** A page's width, margins and title in the browser's tab. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Container size={1240} className={classes.page}>
      <Head>
        <title>{`${title} – Stoa`}</title>
      </Head>
      {children}
    </Container>
  );
}

/** A page's heading with a word on it, and what may be done on the right. */
export function PageHead({ title, note, actions }: { title: ReactNode; note?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        {note && <div className={classes.note}>{note}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
