import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { LIST_ID, optionId } from './Hits';
import classes from './Search.module.css';

/** Where the words are typed. `chosen` is the place of the chosen hit, null when there is none. */
export function SearchBox({ query, chosen, onQuery, onMove, onOpen }: {
  query: string;
  chosen: number | null;
  onQuery: (query: string) => void;
  onMove: (by: 1 | -1) => void;
  onOpen: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    const act = { ArrowDown: () => onMove(1), ArrowUp: () => onMove(-1), Enter: onOpen }[event.key];
    // What an input method is still composing is not meant for the list.
    if (act && !event.nativeEvent.isComposing) {
      event.preventDefault();
      act();
    }
  };
  return (
    <div className={classes.box}>
      <IconSearch size={19} aria-hidden />
      <input
        className={classes.words}
        role="combobox"
        aria-label="Search apps and docs"
        aria-expanded={chosen !== null}
        aria-controls={chosen !== null ? LIST_ID : undefined}
        aria-activedescendant={chosen !== null ? optionId(chosen) : undefined}
        aria-autocomplete="list"
        placeholder="Search apps and docs"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={query}
        onChange={event => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
