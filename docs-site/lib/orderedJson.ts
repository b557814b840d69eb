const keyOrders = new WeakMap<object, string[]>();
const mark = '\uE000';

/**
 * A key that JavaScript would sort before all others, such as "2026". The quotation mark must open a string: after a
 * backslash it is either escaped or closes one, and then no digits can follow.
 */
const indexLikeKey = /(?<!\\)"(0|[1-9]\d{0,9})"(?=\s*:)/g;

/**
 * JSON text as a value whose objects remember the order their keys were written in, which `keysOf` answers. `JSON.parse`
 * alone moves keys such as "2026" to the front, and a table's columns go by position.
 */
export function parseOrdered(text: string): unknown {
  // Text that has the mark already is not worth an order: it is read as it is.
  if (text.search(indexLikeKey) < 0 || text.includes(mark)) {
    return JSON.parse(text);
  }
  return unmarked(JSON.parse(text.replace(indexLikeKey, `"${mark}$1"`)));
}

/** An object's keys in the order they were written in. */
export function keysOf(object: object): string[] {
  return keyOrders.get(object) ?? Object.keys(object);
}

/** A value as indented JSON, its keys in the order they were written in. */
export function printOrdered(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(item => printOrdered(item, inner))
    : keysOf(value).map(key => `${JSON.stringify(key)}: ${printOrdered((value as Record<string, unknown>)[key], inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      value[i] = unmarked(value[i]);
    }
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const written = Object.entries(value).map(([key, item]) => [key.startsWith(mark) ? key.slice(1) : key, unmarked(item)] as const);
  const object = Object.fromEntries(written);
  const order = written.map(([key]) => key);
  if (Object.keys(object).some((key, i) => key !== order[i])) {
    keyOrders.set(object, order);
  }
  return object;
}
