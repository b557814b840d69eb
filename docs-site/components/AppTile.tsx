import classes from './AppTile.module.css';

/** An app's mark: the first letters of its name, tinted by a hue of its own. */
export function AppTile({ name, functionName, size = 40 }: { name: string; functionName: string; size?: number }) {
  return (
    <span
      className={classes.tile}
      style={{ '--hue': hue(functionName), width: size, height: size, fontSize: Math.round(size * 0.36) } as React.CSSProperties}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first = '?', second] = words;
  return (second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2)).toUpperCase();
}

/** 0 to 359, the same for the same name, neighbours far apart. */
function hue(text: string): number {
  let hash = 0;
  for (const char of text) {
    hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  }
  return Math.round((hash * 0.618034 * 360) % 360);
}
