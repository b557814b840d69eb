import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ComponentProps, useRef } from 'react';
import classes from './CodeBlock.module.css';

/** A block of code with its file's name and a button that copies it. Its colours were made when the site was built. */
export function CodeBlock({ children, ...rest }: ComponentProps<'figure'>) {
  const figure = useRef<HTMLElement>(null);
  const { copied, copy } = useClipboard({ timeout: 1600 });
  const copyCode = () => copy(figure.current?.querySelector('pre')?.textContent ?? '');
  return (
    <figure {...rest} ref={figure} className={classes.block}>
      {children}
      <Tooltip label={copied ? 'Copied' : 'Copy'}>
        <ActionIcon variant="default" size="md" className={classes.copy} onClick={copyCode} aria-label={copied ? 'Copied' : 'Copy the code'}>
          {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </figure>
  );
}
