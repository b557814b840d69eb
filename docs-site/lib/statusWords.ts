import type { Schema } from '@/api/client';

/** What each status of a run is called where people read it: one word, everywhere. */
export const statusWords: Record<Schema<'RunStatus'>, string> = {
  PENDING: 'Pending',
  RUNNING: 'Running',
  SUCCESS: 'Success',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};
