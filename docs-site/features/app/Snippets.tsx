import { SegmentedControl } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { CodeView, type Language } from '@/components/CodeView';
import { CopyButton } from '@/components/CopyButton';
import { Panel } from '@/components/Panel';
import type { Inputs } from './form/fields';
import { useSession } from '@/features/session/useSession';
import classes from './Snippets.module.css';
import { type Call, curl, javascript, python } from './snippets';

const languages = [
  { value: 'bash', label: 'curl', write: curl },
  { value: 'python', label: 'Python', write: python },
  { value: 'javascript', label: 'JavaScript', write: javascript },
] satisfies { value: Language; label: string; write: (call: Call) => string }[];

/** The call the form would make, as code to copy; it follows what one types. */
export function Snippets({ functionName, inputs, version }: { functionName: string; inputs: Inputs; version: number | null }) {
  const [language, setLanguage] = useState<Language>('bash');
  const session = useSession();
  const write = languages.find(({ value }) => value === language)!.write;
  const code = write({ origin: window.location.origin, functionName, inputs, version, withToken: session?.mode !== 'none' });
  return (
    <Panel title="The same call from code" actions={<Link href="/docs/api" className={classes.reference}>API reference</Link>} flush>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={language}
          onChange={value => setLanguage(value as Language)}
          data={languages.map(({ value, label }) => ({ value, label }))}
          aria-label="Language"
        />
        <CopyButton value={code} label="Copy the code" />
      </div>
      <CodeView code={code} language={language} className={classes.code} />
    </Panel>
  );
}
