import { Skeleton } from '@mantine/core';
import { Crumbs } from './AppHead';
import head from './AppHead.module.css';
import classes from './AppSkeleton.module.css';

/** The page while the app is asked for. */
export function AppSkeleton({ name }: { name: string }) {
  return (
    <div aria-busy>
      <div className={head.head}>
        <Crumbs last={name} />
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
      <Skeleton h={520} radius={12} />
      <div className={classes.beside}>
        <Skeleton h={300} radius={12} />
        <Skeleton h={220} radius={12} />
      </div>
    </div>
  );
}
