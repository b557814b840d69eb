import { Anchor, Button } from '@mantine/core';
import { IconApps, IconPlus, IconSearchOff } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/EmptyState';
import { useMay } from '@/features/session/useSession';
import type { Finding } from './finding';

/** Before the first app: what one is made of, and where to register it. */
export function NoApps() {
  const mayAdd = useMay('publish');
  return (
    <EmptyState
      icon={<IconApps aria-hidden />}
      title="No apps yet"
      action={
        <>
          {mayAdd && (
            <Button component={Link} href="/add-app" leftSection={<IconPlus size={16} aria-hidden />}>
              Add app
            </Button>
          )}
          <Button component={Link} href="/docs/write-an-app" variant="default">
            Write an app
          </Button>
        </>
      }
    >
      <p>
        An app is a Git repository with two files: <code>manifest.json</code>, which names it and its inputs, and <code>function.py</code> with an{' '}
        <code>async def run(inputs)</code>.
      </p>
      <p>
        Push them, then give Stoa the repository's address. <Anchor component={Link} href="/docs/start" inherit underline="always">First run in five minutes</Anchor> goes through it step by step.
      </p>
    </EmptyState>
  );
}

/** When no app is as it was looked for. */
export function NothingFound({ finding: { q, tags }, onClear }: { finding: Finding; onClear: () => void }) {
  const words = q.trim() === '' ? [] : [`“${q.trim()}”`];
  const all = [...words, ...tags.map(tag => `the tag “${tag}”`)];
  return (
    <EmptyState
      icon={<IconSearchOff aria-hidden />}
      title={`No app has ${all.join(' and ')}`}
      action={
        <Button variant="default" onClick={onClear}>
          Clear the search
        </Button>
      }
    >
      Names, addresses, descriptions and tags were searched.
    </EmptyState>
  );
}
