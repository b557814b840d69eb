import { VisuallyHidden } from '@mantine/core';
import { useRouter } from 'next/router';
import { Page } from '@/components/Page';
import { LiveRun } from '@/features/run/LiveRun';
import { RunSkeleton } from '@/features/run/RunSkeleton';
import { UnknownRun } from '@/features/run/UnknownRun';

export default function Run() {
  const router = useRouter();
  if (!router.isReady) {
    return (
      <Page title="Run">
        <VisuallyHidden component="h1">Run</VisuallyHidden>
        <RunSkeleton layout="page" />
      </Page>
    );
  }
  const id = String(router.query.id);
  return /^[1-9]\d{0,14}$/.test(id) ? (
    <LiveRun runId={Number(id)} layout="page" />
  ) : (
    <Page title="No such run">
      <VisuallyHidden component="h1">No such run</VisuallyHidden>
      <UnknownRun id={id} />
    </Page>
  );
}
