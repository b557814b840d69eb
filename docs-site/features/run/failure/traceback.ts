/** One line of a traceback, and what it is to the reader. */
export interface TracebackLine {
  text: string;
  /** `own`: the app's own code; `library`: somebody else's; `error`: the exception and its message; `other`: what stands between. */
  role: 'own' | 'library' | 'error' | 'other';
}

const frame = /^ {2}File "([^"]+)", line \d+/;

/** A Python traceback by lines. A frame is the app's own when its file is named by a relative path. */
export function readTraceback(traceback: string): TracebackLine[] {
  let role: TracebackLine['role'] = 'other';
  return traceback
    .replace(/\s+$/, '')
    .split('\n')
    .map(text => {
      const file = frame.exec(text)?.[1];
      if (file !== undefined) {
        role = isOwn(file) ? 'own' : 'library';
      } else if (text.startsWith('Traceback (') || /^(The above|During handling)/.test(text)) {
        role = 'other';
      } else if (text !== '' && !text.startsWith(' ')) {
        role = 'error';
      }
      return { text, role };
    });
}

function isOwn(file: string): boolean {
  return !file.startsWith('/') && !file.startsWith('<') && !file.includes('site-packages');
}
