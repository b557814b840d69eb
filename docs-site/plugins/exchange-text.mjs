const host = 'http://localhost:8080';
/** Addresses that anybody may call, or that know the caller otherwise. */
const open = /^\/(health|api\/hooks\/|api\/openapi|api\/apps\/schema\/manifest)/;

/** A request as one would type it. */
export function requestText({ method, path, headers, body }) {
  if (method === 'WS') {
    return `ws://localhost:8080${path}`;
  }
  const parts = [`curl -s ${quoted(host + path)}`];
  if (method !== 'GET' && !(method === 'POST' && body !== null)) {
    parts.push(`-X ${method}`);
  }
  if (!open.test(path)) {
    parts.push('-H "Authorization: Bearer $STOA_TOKEN"');
  }
  if (body !== null && typeof body === 'object') {
    parts.push(`-H 'Content-Type: application/json'`);
  }
  for (const [name, value] of Object.entries(headers)) {
    parts.push(`-H '${name}: ${value}'`);
  }
  if (body !== null) {
    parts.push(`-d '${(typeof body === 'string' ? body : JSON.stringify(body)).replaceAll("'", String.raw`'\''`)}'`);
  }
  return wrapped(parts);
}

/** An answer: its headers worth showing, then its body; or a socket's messages, one a line. */
export function answerText(exchange) {
  if (exchange.messages) {
    return exchange.messages.map(message => JSON.stringify(message)).join('\n');
  }
  const { headers, body } = exchange.response;
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = typeof body === 'string' ? body.trimEnd() : json(body);
  return head.length === 0 ? text : `${head.join('\n')}\n\n${text}`;
}

/** What an answer is called: its status and reason, or how a socket ended. */
export function answerTitle(exchange) {
  if (exchange.messages) {
    return exchange.close ? `Messages, then close ${exchange.close}` : 'Messages';
  }
  const { status } = exchange.response;
  return `${status} ${reasons[status] ?? ''}`.trim();
}

/** The language an answer is highlighted as. */
export function answerLanguage(exchange) {
  const body = exchange.messages ? exchange.messages[0] : exchange.response.body;
  return body !== null && typeof body === 'object' ? 'json' : 'text';
}

const reasons = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  304: 'Not Modified',
  400: 'Bad Request',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  503: 'Service Unavailable',
};

const quoted = text => (/[^\w./:-]/.test(text) ? `'${text}'` : text);

function wrapped(parts) {
  const line = parts.join(' ');
  return line.length <= 88 ? line : parts.join(' \\\n     ');
}

/** JSON, indented, with what fits on a line left on one. */
function json(value, indent = '') {
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (value === null || typeof value !== 'object' || line.length + indent.length <= 88) {
    return line;
  }
  const inner = indent + '  ';
  const entries = Array.isArray(value)
    ? value.map(element => inner + json(element, inner))
    : Object.entries(value).map(([key, element]) => `${inner}${JSON.stringify(key)}: ${json(element, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}
