import { Anchor } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import Link from 'next/link';
import { CodeView, type Language } from '@/components/CodeView';
import { CopyButton } from '@/components/CopyButton';
import { Panel } from '@/components/Panel';
import classes from './Needs.module.css';

const MANIFEST = `{
  "name": "Compound interest",
  "description": "What a sum grows to.",
  "inputs": {
    "amount": {"type": "number", "default": 1000},
    "rate": {"type": "number", "default": 0.03},
    "years": {"type": "integer", "default": 10}
  }
}
`;

const FUNCTION = `async def run(inputs: dict) -> dict:
    growth = (1 + inputs["rate"]) ** inputs["years"]
    value = inputs["amount"] * growth
    return {"summary": {"Final value": round(value, 2)}}
`;

/** What a repository must hold, with the smallest example that does something. */
export function Needs() {
  return (
    <Panel title="What is needed" note="Two files, at the top of the repository or in a folder of it." flush>
      <Example name="manifest.json" language="json" code={MANIFEST} />
      <Example name="function.py" language="python" code={FUNCTION} />
      <p className={classes.more}>
        There are the packages of the workers’ Python and no others yet.{' '}
        <Anchor component={Link} href="/docs/write-an-app" inherit underline="always">
          Write an app
        </Anchor>{' '}
        says all of it.
      </p>
    </Panel>
  );
}

function Example({ name, language, code }: { name: string; language: Language; code: string }) {
  return (
    <section aria-label={name} className={classes.example}>
      <div className={classes.name}>
        <IconFile size={15} aria-hidden /> {name}
        <CopyButton value={code} label={`Copy ${name}`} />
      </div>
      <CodeView code={code.trimEnd()} language={language} className={classes.code} />
    </section>
  );
}
