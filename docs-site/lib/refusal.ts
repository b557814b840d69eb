import { notifications } from '@mantine/notifications';
import { problemOf } from '@/api/problem';

/** What to do when something asked for by a button in a list is refused: says so, and why. */
export function tellRefusal(title: string): (error: unknown) => void {
  return error => notifications.show({ color: 'red', title, message: problemOf(error).detail });
}
