import { IconPhoto } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { CodeView, type Language } from '@/components/CodeView';
import { EmptyState } from '@/components/EmptyState';
import { Panel } from '@/components/Panel';
import classes from './Readme.module.css';

/** The app's own words on itself; null when it has none. */
export function Readme({ text }: { text: string | null }) {
  if (!text?.trim()) {
    return <EmptyState title="This app has no README">A README.md in its folder would be shown here.</EmptyState>;
  }
  return (
    <Panel title="README.md">
      <article className={classes.text}>
        <Markdown remarkPlugins={[remarkGfm]} skipHtml components={components}>
          {text}
        </Markdown>
      </article>
    </Panel>
  );
}

/** Headings begin two levels down, below the page's and the panel's own. */
const components: Components = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  img: ({ src, alt }) => <Picture source={typeof src === 'string' ? src : ''} words={alt || 'Picture'} />,
  table: ({ children }) => (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
  pre: ({ node, children }) => <Code node={node}>{children}</Code>,
};

/** A link to another site. One that is relative would mean a file of the repository, so its words stay text. */
function SafeLink({ href, children }: { href?: string; children: ReactNode }) {
  return href && /^(https?:|mailto:)/i.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}

/** A picture's words: the site loads nothing from elsewhere. */
function Picture({ source, words }: { source: string; words: string }) {
  return (
    <span className={classes.picture}>
      <IconPhoto size={15} aria-hidden /> <SafeLink href={source}>{words}</SafeLink>
    </span>
  );
}

const languages: Record<string, Language> = { bash: 'bash', sh: 'bash', shell: 'bash', python: 'python', py: 'python', json: 'json', js: 'javascript', javascript: 'javascript' };

function Code({ node, children }: { node: { children: unknown[] } | undefined; children: ReactNode }) {
  const code = node?.children[0] as { properties?: { className?: unknown }; children?: { value?: string }[] } | undefined;
  const name = String(code?.properties?.className ?? '').replace('language-', '');
  const text = code?.children?.map(({ value }) => value ?? '').join('');
  return text === undefined ? <pre>{children}</pre> : <CodeView code={text.replace(/\n$/, '')} language={languages[name]} className={classes.code} />;
}
