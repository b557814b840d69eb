import { Skeleton } from '@mantine/core';
import { AppCard } from './AppCard';
import cardClasses from './AppCard.module.css';
import classes from './Catalogue.module.css';
import type { App, AppFigures } from './finding';

/** Apps as cards, as many in a row as there is room for. */
export function AppCards({ apps, figures }: { apps: App[]; figures: Map<number, AppFigures> | null }) {
  return (
    <ul className={classes.grid}>
      {apps.map(app => (
        <AppCard key={app.id} app={app} figures={figures?.get(app.id) ?? null} />
      ))}
    </ul>
  );
}

/** What stands there until the apps do: cards of the same shape. */
export function AppCardSkeletons() {
  return (
    <div className={classes.listing} role="status" aria-label="Loading the apps">
      <Skeleton height={36} />
      <div className={classes.grid}>
        {Array.from({ length: 6 }, (_, at) => (
          <div key={at} className={cardClasses.card}>
            <div className={cardClasses.head}>
              <Skeleton width={40} height={40} radius={10} />
              <div className={cardClasses.names}>
                <Skeleton width="62%" height={15} mt={3} />
                <Skeleton width="40%" height={11} mt={9} />
              </div>
            </div>
            <Skeleton height={12} mt={16} />
            <Skeleton height={12} mt={10} width="78%" />
            <Skeleton height={20} mt={18} width="46%" />
            <Skeleton height={14} mt={30} width="60%" />
          </div>
        ))}
      </div>
    </div>
  );
}
