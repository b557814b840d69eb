/** The colours a chart is drawn with, as the browser computes them: a canvas knows no CSS variables. */
export interface ChartColours {
  lines: string[];
  text: string;
  dimmed: string;
  grid: string;
  surface: string;
}

/** How many colours lines have before they start over with another dash. */
export const lineColours = 6;

/** Dashes of the first six lines, the next six and so on, in CSS pixels. */
const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4]];

/** The dash of the n-th line, counted from 0. */
export function dashOf(line: number): number[] {
  return dashes[Math.floor(line / lineColours) % dashes.length]!;
}

/** The CSS variable of the n-th line's colour, counted from 0. */
export function colourVariable(line: number): string {
  return `--chart-${(line % lineColours) + 1}`;
}

/** Reads the colours in force at an element. */
export function coloursAt(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    lines: Array.from({ length: lineColours }, (_, i) => colour(colourVariable(i))),
    text: colour('--text'),
    dimmed: colour('--dimmed'),
    grid: colour('--hairline'),
    surface: colour('--surface'),
  };
  probe.remove();
  return colours;
}

/** Calls back when the colour scheme changes; answers how to stop that. */
export function onColourScheme(change: () => void): () => void {
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
  return () => observer.disconnect();
}
