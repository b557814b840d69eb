import clsx from 'clsx';
import { useEffect, useState } from 'react';
import classes from './CodeView.module.css';

/** A language that can be coloured. */
export type Language = 'bash' | 'python' | 'java' | 'javascript' | 'json';

/** Code that is made while one looks. It stands at once and gets its colours when the highlighter is loaded. */
export function CodeView({ code, language, wrap = false, className }: { code: string; language?: Language; wrap?: boolean; className?: string }) {
  const html = useHighlighted(code, language);
  return (
    <pre className={clsx(classes.code, wrap && classes.wrap, className)} tabIndex={0}>
      {html === null ? <code>{code}</code> : <code dangerouslySetInnerHTML={{ __html: html }} />}
    </pre>
  );
}

/** The code as HTML, escaped by the highlighter; null until it is loaded or without a language. */
function useHighlighted(code: string, language: Language | undefined): string | null {
  const [highlight, setHighlight] = useState<typeof import('@/lib/highlight').highlight | null>(null);
  useEffect(() => {
    if (language) {
      void import('@/lib/highlight').then(module => setHighlight(() => module.highlight));
    }
  }, [language]);
  return highlight && language && code.length < 100_000 ? highlight(code, language) : null;
}
