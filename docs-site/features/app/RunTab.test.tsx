import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Fault } from '@/api/problem';
import { renderInSite } from '@/test/render';
import type { App } from './app';

/** What the page sent, and what the server finds wrong with inputs. */
const server = vi.hoisted(() => {
  const state = {
    submissions: [] as { key: string | null; inputs: Record<string, unknown>; version?: number }[],
    validated: [] as unknown[],
    faultsOf: (_: Record<string, unknown>): Fault[] => [],
    lostAnswers: 0,
    quotaReached: null as string | null,
  };
  // Before the client is made, which keeps the fetch it finds.
  globalThis.fetch = async (input: RequestInfo | URL) => {
    const request = input instanceof Request ? input : new Request(String(input));
    const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
    if (request.method === 'GET') {
      return request.url.includes('/api/runs?') ? json([]) : json({ detail: 'Not here.' }, 404);
    }
    const body = (await request.json()) as { inputs: Record<string, unknown>; version?: number };
    const { inputs } = body;
    const errors = state.faultsOf(inputs);
    if (request.url.endsWith('/validate')) {
      state.validated.push(body.version);
      return json({ valid: errors.length === 0, errors });
    }
    state.submissions.push({ key: request.headers.get('Idempotency-Key'), ...body });
    if (state.lostAnswers-- > 0) {
      throw new TypeError('Failed to fetch');
    }
    if (state.quotaReached !== null) {
      return json({ status: 429, detail: state.quotaReached }, 429);
    }
    return errors.length > 0 ? json({ status: 422, detail: 'Some inputs are wrong.', errors }, 422) : json({ run_id: 41, status: 'PENDING' }, 202);
  };
  return state;
});

vi.mock('next/dynamic', () => ({ default: () => ({ runId }: { runId: number }) => <p>{`The run ${runId}`}</p> }));

// Whole forms in jsdom take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const { RunTab } = await import('./RunTab');

const version = { id: 4, number: 1, commit: '0'.repeat(40), ref: null, status: 'READY', current: true, error: null, check_log: null, python: '3.11.2', java: null, created_at: '2026-01-31T12:00:00Z', checked_at: null } as const;
const app: App = {
  id: 4,
  name: 'Bond',
  description: '',
  function_name: 'bond',
  repo_url: 'file:///srv/models/bond',
  path: '',
  tags: [],
  input_schema: {
    coupon: { type: 'number', label: 'Coupon', min: 0, max: 25, default: 4 },
    'a/b': { type: 'text', label: 'Slashed', required: false },
    name: { type: 'text', label: 'Name' },
  },
  current_version: version,
  latest_version: version,
  created_at: '2026-01-31T12:00:00Z',
  updated_at: '2026-01-31T12:00:00Z',
  readme: null,
  packages: null,
  owner: null,
  restricted: false,
  manageable: true,
  missing_secrets: [],
  last_look: null,
  manifest: { name: 'Bond', examples: [{ name: 'Base case', inputs: { coupon: 5, name: 'base' } }] },
};

beforeEach(() => {
  server.submissions = [];
  server.validated = [];
  server.lostAnswers = 0;
  server.quotaReached = null;
  server.faultsOf = inputs => (inputs.name === undefined ? [{ pointer: '/inputs/name', detail: 'name is missing; it is required.' }] : []);
});

const run = () => userEvent.click(screen.getByRole('button', { name: /^Run/ }));

it('a refused submission shows each fault at its field, goes to the first and counts them', async () => {
  server.faultsOf = () => [
    { pointer: '/inputs/name', detail: 'name is missing; it is required.' },
    { pointer: '/inputs/a~1b', detail: 'a/b must be a text; it is 1.' },
  ];
  renderInSite(<RunTab app={app} from={null} />);
  await run();

  const slashed = await screen.findByRole('textbox', { name: /Slashed/ });
  await waitFor(() => expect(slashed).toHaveFocus());
  expect(slashed).toHaveAccessibleDescription(/a\/b must be a text; it is 1\./);
  expect(screen.getByRole('textbox', { name: /Name/ })).toHaveAccessibleDescription(/name is missing; it is required\./);
  expect(screen.getByRole('textbox', { name: /Coupon/ })).not.toHaveAttribute('aria-invalid');
  expect(screen.getByText('2 inputs must be changed: Slashed, Name.')).toBeInTheDocument();
});

it('a fault goes when the server no longer finds it', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await run();
  await screen.findByText('name is missing; it is required.');
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await waitFor(() => expect(screen.queryByText('name is missing; it is required.')).not.toBeInTheDocument());
});

it('a field that was not touched is not marked while another is changed', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  const coupon = screen.getByRole('textbox', { name: /Coupon/ });
  server.faultsOf = inputs => [
    { pointer: '/inputs/coupon', detail: `coupon must be a number; it is "${inputs.coupon}".` },
    { pointer: '/inputs/name', detail: 'name is missing; it is required.' },
  ];
  await userEvent.clear(coupon);
  await userEvent.type(coupon, '1,5');
  await screen.findByText('coupon must be a number; it is "1,5".');
  expect(screen.queryByText('name is missing; it is required.')).not.toBeInTheDocument();
});

it('Ctrl+Enter in a field runs the app, and the run stands beside the form', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x{Control>}{Enter}{/Control}');
  expect(await screen.findByText('The run 41')).toBeInTheDocument();
  expect(server.submissions.map(({ inputs }) => inputs)).toEqual([{ coupon: 4, name: 'x' }]);
});

it('a double click is one run', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await userEvent.dblClick(screen.getByRole('button', { name: /^Run/ }));
  await screen.findByText('The run 41');
  expect(server.submissions).toHaveLength(1);
});

it('a key that is held is one run', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await userEvent.type(screen.getByRole('textbox', { name: /Coupon/ }), '{Enter>5/}');
  await screen.findByText('The run 41');
  expect(server.submissions).toHaveLength(1);
});

it('a click once the run is there is another run, however soon', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await run();
  await screen.findByText('The run 41');
  await run();
  await waitFor(() => expect(server.submissions).toHaveLength(2));
  expect(server.submissions[1]!.key).not.toBe(server.submissions[0]!.key);
});

it('a lost answer is asked for again with the same key', async () => {
  server.lostAnswers = 1;
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await run();
  expect(await screen.findByText('The run 41', undefined, { timeout: 3_000 })).toBeInTheDocument();
  expect(server.submissions).toHaveLength(2);
  expect(server.submissions[1]!.key).toBe(server.submissions[0]!.key);
});

it('an answer that stays lost is said, with the way on', async () => {
  server.lostAnswers = 3;
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await run();
  expect(await screen.findByText(/Press Run to try again; it will not run twice\./, undefined, { timeout: 5_000 })).toBeInTheDocument();
  await run();
  expect(await screen.findByText('The run 41')).toBeInTheDocument();
  expect(new Set(server.submissions.map(({ key }) => key)).size).toBe(1);
});

it('a quota that is reached is said as the server says it, and not asked for again', async () => {
  server.quotaReached = 'You have 2 runs pending or running and may have 2 at a time. Submit this one when another has ended.';
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await run();
  expect(await screen.findByText(server.quotaReached)).toBeVisible();
  expect(server.submissions).toHaveLength(1);
});

it('an example fills the form and is marked; Reset goes back to the defaults', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.click(screen.getByRole('button', { name: 'Base case' }));
  expect(screen.getByRole('button', { name: 'Base case' })).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getByRole('textbox', { name: /Coupon/ })).toHaveValue('5');
  await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
  expect(screen.getByRole('textbox', { name: /Coupon/ })).toHaveValue('4');
  expect(screen.getByRole('textbox', { name: /Name/ })).toHaveValue('');
});

it('slider and box are in step', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  const slider = screen.getByRole('slider', { name: 'Coupon, slider' });
  slider.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('textbox', { name: /Coupon/ })).toHaveValue('4.1');
  await userEvent.clear(screen.getByRole('textbox', { name: /Coupon/ }));
  await userEvent.type(screen.getByRole('textbox', { name: /Coupon/ }), '12');
  expect(slider).toHaveAttribute('aria-valuenow', '12');
});

it('a field says its type, limits and help to those who hear it', () => {
  const helped = { compound: { type: 'boolean', label: 'Compound', help: 'Interest on interest.', default: true }, rate: { type: 'number', label: 'Rate', min: 0, max: 25, unit: ' %', help: 'A year.', default: 1 } } as const;
  renderInSite(<RunTab app={{ ...app, input_schema: helped }} from={null} />);
  expect(screen.getByRole('textbox', { name: 'Rate' })).toHaveAccessibleDescription('number · 0 to 25, in % A year.');
  expect(screen.getByRole('switch', { name: 'Compound' })).toHaveAccessibleDescription('boolean Interest on interest.');
});

it('an app whose version is broken cannot be run, and says why', () => {
  const broken = { ...version, status: 'BROKEN', error: { kind: 'load_error', message: 'function.py needs numpy.' } } as const;
  renderInSite(<RunTab app={{ ...app, current_version: broken }} from={null} />);
  expect(screen.getByRole('button', { name: /^Run/ })).toBeDisabled();
  expect(screen.getByRole('textbox', { name: /Name/ })).toBeDisabled();
  expect(screen.getByRole('alert')).toHaveTextContent('function.py needs numpy.');
});

it('the inputs of an earlier run fill the form; what has no place is named', () => {
  renderInSite(<RunTab app={app} from={{ runId: 41, inputs: { coupon: 7, name: 'old', gone: 1 } }} />);
  expect(screen.getByRole('textbox', { name: /Coupon/ })).toHaveValue('7');
  expect(screen.getByText('Left out, since this version has no such input: gone.')).toBeInTheDocument();
});

it('a chosen version is named in what is checked, sent and shown as code', async () => {
  renderInSite(<RunTab app={app} version={3} versionNotice={<p>You are about to run version 3.</p>} from={null} />);
  expect(screen.getByText('You are about to run version 3.')).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await waitFor(() => expect(server.validated).toContain(3));
  await run();
  await screen.findByText('The run 41');
  expect(server.submissions.map(({ version }) => version)).toEqual([3]);
  expect(screen.getByText((_, element) => element?.tagName === 'CODE' && /"version": 3/.test(element.textContent ?? ''))).toBeInTheDocument();
});

it('without one, whichever version is in use is run', async () => {
  renderInSite(<RunTab app={app} from={null} />);
  await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'x');
  await run();
  await screen.findByText('The run 41');
  expect(server.submissions[0]).not.toHaveProperty('version');
});

it('an app whose secrets are not set cannot be run, and says who sets them', () => {
  renderInSite(<RunTab app={{ ...app, missing_secrets: ['API_KEY'] }} from={null} />);
  expect(screen.getByText(/The secret API_KEY is not set, so the app cannot be run\./)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Set it' })).toHaveAttribute('href', '/apps/bond?tab=secrets');
  expect(screen.getByRole('button', { name: /^Run/ })).toBeDisabled();
});

it('whoever does not manage the app is told that somebody else sets them', () => {
  renderInSite(<RunTab app={{ ...app, missing_secrets: ['API_KEY', 'OTHER'], manageable: false }} from={null} />);
  expect(screen.getByText(/The secrets API_KEY, OTHER are not set, so the app cannot be run\. Whoever manages the app sets them\./)).toBeInTheDocument();
});
