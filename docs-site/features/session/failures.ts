/** What the address says of a sign-in at a provider that came to nothing, as a sentence. */
export function failureSentence(failed: string | string[], label: string): string {
  switch (failed) {
    case 'away':
      return `${label} cannot be reached just now. Try again in a moment.`;
    case 'denied':
      return `${label} did not let you in here, or you stopped there.`;
    case 'no-role':
      return `${label} knows you, but gives you no role in this Stoa. Ask an administrator for one.`;
    case 'disabled':
      return 'Your account in this Stoa is disabled. Ask an administrator.';
    case 'stale':
      return 'This sign-in has ended already, or was begun in another browser. Begin again.';
    default:
      return `What ${label} answered was not right. Try again; an administrator finds the reason in the log.`;
  }
}
