import type { Schema } from '@/api/client';

/** What one can do about each kind of error. */
export const errorAdvice: Record<Schema<'ErrorKind'>, string> = {
  app_error: 'Other inputs may do; else the app’s author can tell from the traceback which line raised it.',
  load_error: 'Its function.py cannot be imported or has no "async def run(inputs)". The app’s author must push a version that can.',
  environment_error: 'Check the names and versions in requirements.txt, and whether the workers reach the package index.',
  source_error: 'Check that its repository can still be reached, then run again.',
  invalid_result: 'It must be a dict of values that JSON has a form for; the message says which value has none.',
  result_too_large: 'Let the function return fewer rows or points, or ask the operator for a larger limit.',
  timeout: 'Choose inputs that need less work, or raise "timeout_seconds" in the manifest.',
  out_of_memory: 'Choose inputs that need less, or raise "memory_mb" in the manifest.',
  worker_lost: 'Nothing is wrong with the inputs. Run again; when it happens often, tell the operator.',
};
