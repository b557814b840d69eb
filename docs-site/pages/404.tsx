import { Button, VisuallyHidden } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/EmptyState';
import { Page } from '@/components/Page';

export default function NotFound() {
  return (
    <Page title="Not found">
      <VisuallyHidden component="h1">Not found</VisuallyHidden>
      <EmptyState
        icon={<IconMapQuestion aria-hidden />}
        title="There is no page at this address"
        action={
          <>
            <Button component={Link} href="/">
              To the catalogue
            </Button>
            <Button component={Link} href="/docs" variant="default">
              To the docs
            </Button>
          </>
        }
      >
        It may have been typed by hand, or its app or run may be named otherwise.
      </EmptyState>
    </Page>
  );
}
