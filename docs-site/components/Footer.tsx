import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import classes from './Footer.module.css';

/** Where to read on, and whether the server answers. */
export function Footer() {
  const { data, isError } = useQuery({ queryKey: ['health'], queryFn: askHealth, refetchInterval: 30_000, retry: false });
  const state = isError ? 'away' : data ? 'ok' : 'asking';
  return (
    <footer className={classes.footer}>
      <Container size={1240} className={classes.bar}>
        <span>Stoa</span>
        <Link href="/docs">Docs</Link>
        <a href="/api/openapi.json">OpenAPI</a>
        <a href="/llms.txt">llms.txt</a>
        <Link href="/monitor" className={classes.health} data-state={state}>
          {{ ok: 'The server answers', away: 'The server does not answer', asking: 'Asking the server' }[state]}
        </Link>
      </Container>
    </footer>
  );
}

async function askHealth(): Promise<true> {
  const response = await fetch('/health');
  if (!response.ok) {
    throw new Error(`/health answered ${response.status}`);
  }
  return true;
}
