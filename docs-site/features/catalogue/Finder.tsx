import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import classes from './Finder.module.css';
import { type App, type Finding, type Order, orders, tagsOf } from './finding';

/** How many tags are offered before all are asked for. */
const FEW_TAGS = 6;

/** Where one says what is looked for: words, tags, an order. */
export function Finder({ apps, finding, found, onChange }: {
  apps: App[];
  finding: Finding;
  found: number;
  onChange: (change: Partial<Finding>) => void;
}) {
  return (
    <div className={classes.finder} role="search" aria-label="Apps">
      <TextInput
        type="search"
        aria-label="Search apps"
        placeholder="Search by name, tag or word"
        className={classes.words}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={finding.q !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange({ q: '' })} />}
        value={finding.q}
        onChange={event => onChange({ q: event.currentTarget.value })}
        onKeyDown={event => event.key === 'Escape' && onChange({ q: '' })}
      />
      <Tags apps={apps} chosen={finding.tags} onChange={tags => onChange({ tags })} />
      <NativeSelect
        aria-label="Order"
        className={classes.order}
        data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
        value={finding.sort}
        onChange={event => onChange({ sort: event.currentTarget.value as Order })}
      />
      <p className={classes.found} role="status">
        {found === apps.length ? `${apps.length} ${apps.length === 1 ? 'app' : 'apps'}` : `${found} of ${apps.length} apps`}
      </p>
    </div>
  );
}

function Tags({ apps, chosen, onChange }: { apps: App[]; chosen: string[]; onChange: (tags: string[]) => void }) {
  const [all, setAll] = useState(false);
  const tags = useMemo(() => tagsOf(apps), [apps]);
  if (tags.length === 0) {
    return null;
  }
  // A chosen tag is always there to be taken back, whether it is among the first or not used at all.
  const shown = [...new Set([...(all ? tags : tags.slice(0, FEW_TAGS)), ...chosen])];
  const hidden = tags.length - FEW_TAGS;
  return (
    <div className={classes.tags} role="group" aria-label="Tags">
      <Chip label="All" pressed={chosen.length === 0} onClick={() => onChange([])} />
      {shown.map(tag => {
        const pressed = chosen.includes(tag);
        return <Chip key={tag} label={tag} pressed={pressed} onClick={() => onChange(pressed ? chosen.filter(each => each !== tag) : [...chosen, tag])} />;
      })}
      {hidden > 0 && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${hidden} more`}
        </button>
      )}
    </div>
  );
}

function Chip({ label, pressed, onClick }: { label: string; pressed: boolean; onClick: () => void }) {
  return (
    <button type="button" className={classes.chip} aria-pressed={pressed} onClick={onClick}>
      {label}
    </button>
  );
}
