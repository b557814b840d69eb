import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Crumbs } from './AppHead';
import head from './AppHead.module.css';
import classes from './AppSkeleton.module.css';

/** The page while the app is asked for. */
export function AppSkeleton({ name }: { name: string }) {
  return (
    <div aria-busy>
      <div className={head.head}>
        <Crumbs last={name} />
        <VisuallyHidden component="h1">{name || 'App'}</VisuallyHidden>
        <div className={head.main}>
          <Skeleton w={56} h={56} radius={10} />
          <div className={head.words}>
            <Skeleton h={24} w="min(320px, 90%)" mt={4} />
            <Skeleton h={16} w="min(240px, 70%)" mt={11} />
          </div>
        </div>
        <Skeleton h={16} w="min(560px, 100%)" mt={18} />
      </div>
      <Skeleton h={34} w="min(420px, 100%)" mb={24} />
      <RunTabSkeleton />
    </div>
  );
}

/** The form and what stands beside it, while they are asked for. */
export function RunTabSkeleton() {
  return (
    <div className={classes.columns} aria-busy>
      <Box>
        {[0, 1, 2, 3].map(row => (
          <div key={row} className={classes.field}>
            <Skeleton h={12} w="34%" />
            <Skeleton h={36} />
          </div>
        ))}
      </Box>
      <div className={classes.beside}>
        <Box>
          {[80, 46, 38, 60, 52, 44].map(width => (
            <Skeleton key={width} h={12} w={`${width}%`} />
          ))}
        </Box>
        <Box>
          {[0, 1, 2].map(row => (
            <Skeleton key={row} h={20} />
          ))}
        </Box>
      </div>
    </div>
  );
}

/** A card with its heading, both still empty. */
function Box({ children }: { children: ReactNode }) {
  return (
    <div className={classes.box}>
      <div className={classes.boxHead}>
        <Skeleton h={15} w={130} />
      </div>
      <div className={classes.boxBody}>{children}</div>
    </div>
  );
}
