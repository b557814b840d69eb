import { type ReactNode, useMemo, useState } from 'react';
import { CodeView } from '@/components/CodeView';
import { CopyButton } from '@/components/CopyButton';
import { Panel } from '@/components/Panel';
import { printOrdered } from '@/lib/orderedJson';
import { FoldButton } from './FoldButton';
import classes from './JsonPanel.module.css';

/** Characters of JSON that are shown; the rest is in the download. */
const mostCharacters = 200_000;

/** A value as JSON, folded until asked for. */
export function JsonPanel({ title, note, value }: { title: ReactNode; note?: ReactNode; value: unknown }) {
  const [isOpen, setOpen] = useState(false);
  const json = useMemo(() => (isOpen ? printOrdered(value) : ''), [isOpen, value]);
  const isCut = json.length > mostCharacters;
  return (
    <Panel
      title={title}
      note={note}
      actions={
        <>
          <FoldButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} of="the JSON" />
          {isOpen && <CopyButton value={json} label="Copy as JSON" />}
        </>
      }
      flush
      className={isOpen ? undefined : classes.folded}
    >
      {isOpen && isCut && <p className={classes.cut}>Only the first {mostCharacters.toLocaleString('en')} characters stand here; the JSON download has all.</p>}
      {isOpen && <CodeView code={isCut ? json.slice(0, mostCharacters) : json} language="json" className={classes.json} />}
    </Panel>
  );
}
