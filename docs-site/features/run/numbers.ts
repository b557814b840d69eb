const plain = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 6 });

/** A number that stands alone: six significant digits, groups of thousands, but years and other short whole numbers as they are. */
export function soleNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return whole(value, Math.abs(value) >= 10_000);
  }
  if (isExtreme(value)) {
    return exponential(value, 5);
  }
  return Math.abs(value) >= 100_000 ? whole(Math.round(value), true) : grouped(value);
}

function grouped(value: number): string {
  return Math.abs(value) < 1000 ? plain.format(value) : fixed(value, decimalsOf([value]), true);
}

/** How the numbers of one column are written, so that their digits stand under one another. */
export interface NumberLook {
  decimals: number;
  isGrouped: boolean;
}

/** One look for all numbers of a column: as many decimals as the numbers have, but about six digits of the largest. */
export function lookOf(values: number[]): NumberLook {
  return { decimals: decimalsOf(values), isGrouped: values.some(value => Math.abs(value) >= 10_000 || (!Number.isInteger(value) && Math.abs(value) >= 1000)) };
}

/** A number in its column's look; one that the look would show as zero, or that is out of all measure, by its power of ten. */
export function inLook(value: number, { decimals, isGrouped }: NumberLook): string {
  const vanishes = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
  return vanishes || Math.abs(value) >= 1e15 ? exponential(value, 3) : fixed(value, decimals, isGrouped);
}

function decimalsOf(values: number[]): number {
  let most = 0;
  let largest = 0;
  for (const value of values) {
    most = Math.max(most, ownDecimals(value));
    largest = Math.max(largest, Math.abs(value));
  }
  const wholeDigits = largest >= 1 ? Math.floor(Math.log10(largest)) + 1 : 0;
  return Math.min(most, Math.max(wholeDigits >= 4 ? 2 : 0, 6 - wholeDigits));
}

/** How many decimals a number is written with in JSON. */
function ownDecimals(value: number): number {
  const [digits = '', exponent] = String(value).split('e');
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  return Math.max(0, decimals - Number(exponent ?? 0));
}

function isExtreme(value: number): boolean {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-5 || size >= 1e15);
}

function exponential(value: number, digits: number): string {
  const [mantissa, power] = value.toExponential(digits - 1).split('e') as [string, string];
  return `${Number(mantissa)}e${power.replace('+', '')}`;
}

function whole(value: number, isGrouped: boolean): string {
  return fixed(value, 0, isGrouped);
}

const formats = new Map<string, Intl.NumberFormat>();

function fixed(value: number, decimals: number, isGrouped: boolean): string {
  const key = `${decimals}${isGrouped}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: isGrouped });
    formats.set(key, format);
  }
  return format.format(value);
}
