import { errorWords } from '@/lib/errorWords';
import { statusWords } from '@/lib/statusWords';

/** Why an attempt ended, as people read it; null is one that goes on. */
export function endWords(end: string | null): string {
  switch (end) {
    case null:
      return 'Goes on';
    case 'success':
      return statusWords.SUCCESS;
    case 'cancelled':
      return statusWords.CANCELLED;
    case 'handed_back':
      return 'Its worker was stopped';
    case 'worker_fault':
      return 'Its worker had a fault';
    default:
      return errorWords[end as keyof typeof errorWords] ?? end.replaceAll('_', ' ');
  }
}
