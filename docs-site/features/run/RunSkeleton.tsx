import { Skeleton } from '@mantine/core';
import classes from './Run.module.css';

/** A run's shape while it is asked for. */
export function RunSkeleton({ layout }: { layout: 'page' | 'beside' }) {
  const figures = (
    <div className={classes.skeletonFigures}>
      {[0, 1, 2].map(i => (
        <Skeleton key={i} height={86} radius={12} />
      ))}
    </div>
  );
  if (layout === 'beside') {
    return (
      <div className={classes.stack} aria-busy="true" aria-label="The run is loading" role="group">
        <Skeleton height={36} />
        <Skeleton height={28} />
        {figures}
      </div>
    );
  }
  return (
    <div aria-busy="true" aria-label="The run is loading" role="group">
      <Skeleton height={16} width={220} mb={16} />
      <div className={classes.skeletonHead}>
        <Skeleton height={48} width={48} radius={10} />
        <Skeleton height={48} width="min(360px, 60%)" />
      </div>
      <Skeleton height={30} mb={22} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          {figures}
          <Skeleton height={340} radius={12} />
        </div>
        <Skeleton height={280} radius={12} />
      </div>
    </div>
  );
}
