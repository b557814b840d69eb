/** The end of a run's log, and how much of it is not kept. */
export interface Log {
  text: string;
  /** How many lines before the text were dropped, since a page must stay usable. */
  droppedLines: number;
}

/** Characters of a log that a page keeps: some five thousand lines. */
export const mostCharacters = 400_000;

export const emptyLog: Log = { text: '', droppedLines: 0 };

/** A log with a piece more at its end; what is over the limit is dropped from its start, by whole lines. */
export function appendLog(log: Log, piece: string): Log {
  const text = log.text + piece;
  if (text.length <= mostCharacters) {
    return { text, droppedLines: log.droppedLines };
  }
  const start = text.length - mostCharacters;
  const lineEnd = text.indexOf('\n', start);
  const cut = lineEnd < 0 ? start : lineEnd + 1;
  return { text: text.slice(cut), droppedLines: log.droppedLines + countLines(text.slice(0, cut)) };
}

/** A log as a terminal would leave it: without colours, and of a line that was written over the last state. */
export function readable(text: string): string {
  const plain = text.replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, '').replace(/\r\n/g, '\n');
  return plain.includes('\r') ? plain.replace(/[^\n]*\r(?=[^\n])/g, '').replaceAll('\r', '') : plain;
}

/** How many lines a text has; a last line without its end counts. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines++;
  }
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}
