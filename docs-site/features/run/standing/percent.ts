/** A fraction from 0 to 1 as whole per cent; 100 only when it is all. */
export function percentOf(fraction: number): number {
  return Math.floor(Math.min(1, Math.max(0, fraction)) * 100 + 1e-9);
}
