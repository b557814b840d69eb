import { Highlight } from '@mantine/core';
import { IconArrowRight, IconBook2, IconCornerDownLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useId } from 'react';
import { AppTile } from '@/components/AppTile';
import classes from './Search.module.css';
import type { Hit, HitGroup } from './searching';

export const LIST_ID = 'search-hits';

export function optionId(at: number): string {
  return `search-hit-${at}`;
}

/** What was found, in groups. `chosen` counts through all of them. */
export function Hits({ groups, chosen, onPoint, onOpen }: { groups: HitGroup[]; chosen: number; onPoint: (at: number) => void; onOpen: () => void }) {
  let before = 0;
  return (
    <div id={LIST_ID} role="listbox" aria-label="Found">
      {groups.map(group => {
        const first = before;
        before += group.hits.length;
        return <Group key={group.title} group={group} first={first} chosen={chosen} onPoint={onPoint} onOpen={onOpen} />;
      })}
    </div>
  );
}

function Group({ group: { title, hits }, first, chosen, onPoint, onOpen }: {
  group: HitGroup;
  first: number;
  chosen: number;
  onPoint: (at: number) => void;
  onOpen: () => void;
}) {
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId} className={classes.group}>
      <div id={titleId} className={classes.title}>
        {title}
      </div>
      {hits.map((hit, index) => {
        const at = first + index;
        return (
          <Link
            key={hit.path}
            id={optionId(at)}
            href={hit.path}
            role="option"
            aria-selected={at === chosen}
            tabIndex={-1}
            className={classes.hit}
            onMouseMove={() => at !== chosen && onPoint(at)}
            onClick={onOpen}
          >
            <Mark hit={hit} title={title} />
            <span className={classes.text}>
              <Highlight component="span" className={classes.label} highlight={hit.words}>
                {hit.label}
              </Highlight>
              {hit.description && (
                <Highlight component="span" className={classes.description} highlight={hit.words}>
                  {hit.description}
                </Highlight>
              )}
            </span>
            <IconCornerDownLeft size={16} className={classes.enter} aria-hidden />
          </Link>
        );
      })}
    </div>
  );
}

function Mark({ hit, title }: { hit: Hit; title: HitGroup['title'] }) {
  if (hit.app) {
    return <AppTile name={hit.app.name} functionName={hit.app.function_name} size={32} />;
  }
  const Icon = title === 'Docs' ? IconBook2 : IconArrowRight;
  return (
    <span className={classes.icon}>
      <Icon size={17} aria-hidden />
    </span>
  );
}
