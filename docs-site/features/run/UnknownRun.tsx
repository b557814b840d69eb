import { Button } from '@mantine/core';
import { IconZoomQuestion } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/EmptyState';

/** Stands where a run would, when there is none by that id. */
export function UnknownRun({ id }: { id: string }) {
  return (
    <EmptyState
      icon={<IconZoomQuestion aria-hidden />}
      title={`There is no run ${id}`}
      action={
        <>
          <Button component={Link} href="/runs">
            To all runs
          </Button>
          <Button component={Link} href="/" variant="default">
            To the catalogue
          </Button>
        </>
      }
    >
      A run’s id is a whole number such as 42. The link may be cut short, come from another Stoa, or lead to a run of somebody else’s.
    </EmptyState>
  );
}
