import type { Schema } from '@/api/client';

/** Why a run failed. */
export type ErrorKind = Schema<'RunError'>['kind'];

/** A kind of failure for people: what it is called, and what one can do. */
export interface ErrorWords {
  title: string;
  advice: string;
}

const words: Record<ErrorKind, ErrorWords> = {
  app_error: {
    title: 'The function raised an error',
    advice: 'Other inputs may do; else the app’s author can tell from the traceback which line raised it.',
  },
  load_error: {
    title: 'The app could not be loaded',
    advice: 'Its function.py cannot be imported or has no "async def run(inputs)". The app’s author must push a version that can.',
  },
  environment_error: {
    title: 'The app’s packages could not be installed',
    advice: 'Check the names and versions in requirements.txt, and whether the workers reach the package index.',
  },
  source_error: {
    title: 'The app’s source could not be fetched',
    advice: 'Check that its repository can still be reached, then run again.',
  },
  invalid_result: {
    title: 'What the function returned is not a result',
    advice: 'It must return a dict of values that JSON has a place for. The message names the place that has another.',
  },
  result_too_large: {
    title: 'The result is too large',
    advice: 'Let the function return fewer rows or points, or ask the operator for a larger limit.',
  },
  timeout: {
    title: 'The run took too long',
    advice: 'Choose inputs that need less work, or raise "timeout_seconds" in the manifest.',
  },
  out_of_memory: {
    title: 'Out of memory',
    advice: 'Choose inputs that need less, or raise "memory_mb" in the manifest.',
  },
  worker_lost: {
    title: 'The worker was lost',
    advice: 'Nothing is wrong with the inputs. Run again; when it happens often, tell the operator.',
  },
};

/** The words for a kind; for one this page does not know yet, plain ones. */
export function errorWords(kind: string): ErrorWords {
  return (words as Record<string, ErrorWords | undefined>)[kind] ?? { title: 'The run failed', advice: 'The message and the log may tell more.' };
}
