import { Box, Skeleton } from '@mantine/core';
import { $api } from '@/api/client';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { Facts } from '@/features/run/Facts';
import { cpuTime, limitsAnything, usedOf } from './quotaWords';

/** What the own account uses, and may use. */
export function OwnUse() {
  const quota = $api.useQuery('get', '/api/account/quota');
  return (
    <Panel title="Use" note={quota.data && (limitsAnything(quota.data.limits) ? 'Beyond its limits no further run is accepted for a while.' : 'Nothing is limited.')}>
      {quota.error && (
        <ErrorCard title="What you use cannot be shown" onRetry={() => void quota.refetch()}>
          {quota.error.detail}
        </ErrorCard>
      )}
      {quota.data ? (
        <Box maw={460}>
          <Facts
            facts={[
              { name: 'Pending or running', value: usedOf(quota.data.runs_in_flight, quota.data.limits.runs_in_flight) },
              { name: 'Submitted in the last hour', value: usedOf(quota.data.runs_last_hour, quota.data.limits.runs_per_hour) },
              { name: 'CPU time in the last 24 hours', value: usedOf(quota.data.cpu_seconds_last_day, quota.data.limits.cpu_seconds_per_day, cpuTime) },
            ]}
          />
        </Box>
      ) : (
        !quota.error && <Skeleton height={80} />
      )}
    </Panel>
  );
}
