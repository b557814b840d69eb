/** The least of 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, ... that is not below a positive number, so that half of it is whole too. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8].find(factor => factor * power >= value) ?? 10;
  return Math.max(2, step * power);
}
