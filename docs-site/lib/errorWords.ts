import type { Schema } from '@/api/client';

/** What each kind of error is called where people read it. */
export const errorWords: Record<Schema<'ErrorKind'>, string> = {
  app_error: 'The function raised an error',
  load_error: 'The function could not be loaded',
  environment_error: 'The environment could not be made',
  source_error: 'The source could not be fetched',
  invalid_result: 'What the function returned is not a result',
  result_too_large: 'The result is too large',
  timeout: 'The run took too long',
  out_of_memory: 'Out of memory',
  worker_lost: 'The worker was lost',
};
