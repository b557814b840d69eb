import { Anchor, Button, TextInput } from '@mantine/core';
import { IconChevronRight, IconGitBranch } from '@tabler/icons-react';
import Link from 'next/link';
import { type ClipboardEvent, type Ref, useState } from 'react';
import type { Schema } from '@/api/client';
import { type Source, sourceOfTree } from './registering';
import classes from './SourceForm.module.css';

/** The repository's address, and under "More" which branch and folder of it. `known` is the app that comes from there already. */
export function SourceForm({ ref, source, errors, known, busy, onChange, onSubmit }: {
  ref: Ref<HTMLFormElement>;
  source: Source;
  errors: Partial<Source>;
  known: Schema<'App'> | undefined;
  busy: boolean;
  onChange: (change: Partial<Source>) => void;
  onSubmit: () => void;
}) {
  const field = (name: keyof Source) => ({
    value: source[name],
    error: errors[name],
    readOnly: busy,
    onChange: (event: { currentTarget: HTMLInputElement }) => onChange({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    spellCheck: false,
    classNames: { input: classes.code, label: classes.label },
  });
  return (
    <form
      ref={ref}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextInput
        {...field('repo_url')}
        label="Git URL"
        size="md"
        type="url"
        placeholder="https://example.org/models/surrender.git"
        leftSection={<IconGitBranch size={18} aria-hidden />}
        data-autofocus
        autoFocus
        onPaste={event => takeApart(event, onChange)}
      />
      <More source={source} errors={errors}>
        <TextInput {...field('ref')} label="Ref" description="A branch, a tag or a full commit id." placeholder="The default branch" />
        <TextInput {...field('path')} label="Folder" description="Where manifest.json is, if not at the top." placeholder="models/surrender" />
      </More>
      {known && (
        <p className={classes.known} role="status">
          This is{' '}
          <Anchor component={Link} href={`/apps/${known.function_name}`} inherit underline="always">
            {known.name}
          </Anchor>
          , which is registered already. Adding it again makes version {known.latest_version.number + 1} of it.
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={busy} disabled={source.repo_url.trim() === ''}>
          {known ? 'Add new version' : 'Add app'}
        </Button>
      </div>
    </form>
  );
}

function More({ source, errors, children }: { source: Source; errors: Partial<Source>; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  const isNeeded = [source.ref, source.path, errors.ref, errors.path].some(Boolean);
  return (
    <details className={classes.more} open={open || isNeeded} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <IconChevronRight size={16} aria-hidden /> More: ref and folder
      </summary>
      <div className={classes.fields}>{children}</div>
    </details>
  );
}

/** The address of a folder's page on a Git host is pasted as the repository, the ref and the folder it means. */
function takeApart(event: ClipboardEvent<HTMLInputElement>, onChange: (change: Partial<Source>) => void) {
  const source = sourceOfTree(event.clipboardData.getData('text'));
  if (source) {
    event.preventDefault();
    onChange(source);
  }
}
