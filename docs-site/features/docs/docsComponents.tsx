import { Anchor } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { MDXComponents } from 'mdx/types';
import Link from 'next/link';
import { type ComponentProps, Fragment } from 'react';
import { Callout } from './Callout';
import { CodeBlock } from './CodeBlock';
import { DocsLayout } from './DocsLayout';
import { EndpointCard } from './EndpointCard';
import { Settings } from './Settings';
import classes from './docs.module.css';

/** What Markdown's elements, and the components of the docs, look like in a docs page. */
export const docsComponents: MDXComponents = {
  wrapper: DocsLayout,
  Callout,
  EndpointCard,
  Settings,
  a: DocsLink,
  h2: props => <Heading as="h2" {...props} />,
  h3: props => <Heading as="h3" {...props} />,
  figure: CodeBlock,
  code: DocsCode,
  table: DocsTable,
  // A table without headings is written with empty ones in Markdown; an empty heading says nothing to a screen reader.
  th: props => (props.children ? <th scope="col" {...props} /> : <td />),
};

function DocsLink({ href = '', children }: ComponentProps<'a'>) {
  return href.startsWith('/') || href.startsWith('#') ? (
    <Anchor component={Link} href={href} underline="always">
      {children}
    </Anchor>
  ) : (
    <Anchor href={href} rel="noreferrer" underline="always">
      {children}
    </Anchor>
  );
}

function Heading({ as: Tag, id, children }: ComponentProps<'h2'> & { as: 'h2' | 'h3' }) {
  return (
    <Tag id={id} className={classes.heading}>
      {children}
      <a href={`#${id}`} className={classes.anchor} aria-label="Link to this section">
        <IconLink size={15} aria-hidden />
      </a>
    </Tag>
  );
}

/** Code in a sentence; a path may break after each of its slashes. */
function DocsCode({ children, ...rest }: ComponentProps<'code'>) {
  if (typeof children !== 'string' || !children.includes('/')) {
    return <code {...rest}>{children}</code>;
  }
  return (
    <code {...rest}>
      {children.split(/(?<=\/)/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

function DocsTable({ children }: ComponentProps<'table'>) {
  return (
    <div className={classes.table} tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}
