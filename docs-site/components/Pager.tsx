import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import classes from './Pager.module.css';

/** Newer and older: the list grows at its head all the time, so its pages have no lasting numbers. */
export function Pager({ trail, next, shown, onTurn }: { trail: string[]; next: string | null; shown: number; onTurn: (trail: string[]) => void }) {
  if (trail.length === 0 && next === null) {
    return <p className={classes.all}>{shown === 1 ? 'This is the only one.' : `These are all ${shown}.`}</p>;
  }
  return (
    <nav className={classes.pager} aria-label="Pages">
      <Button variant="default" disabled={trail.length === 0} leftSection={<IconChevronLeft size={15} aria-hidden />} onClick={() => onTurn(trail.slice(0, -1))}>
        Newer
      </Button>
      <span>Page {trail.length + 1}</span>
      <Button variant="default" disabled={next === null} rightSection={<IconChevronRight size={15} aria-hidden />} onClick={() => next !== null && onTurn([...trail, next])}>
        Older
      </Button>
    </nav>
  );
}
