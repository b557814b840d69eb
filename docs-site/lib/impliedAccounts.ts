/** Accounts that nobody signs in to, in words. Their names begin with an asterisk, as no other's does. */
const words: Record<string, string> = {
  '*operator': 'the operator',
  '*everybody': 'everybody',
  '*hook': 'a push to the repository',
};

/** What an account is called where people read it. */
export function accountWords(name: string): string {
  return Object.hasOwn(words, name) ? words[name]! : name;
}

/** The account that is called so; the text itself where it is no implied one. */
export function accountName(text: string): string {
  return Object.keys(words).find(name => words[name] === text.toLowerCase()) ?? text;
}
