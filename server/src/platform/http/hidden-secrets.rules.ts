/**
 * Takes secrets out of what a server says. Some say back what they were sent: a debugging page, a gateway, a plugin that logs;
 * and what they say is shown, logged and kept.
 */
export const HIDDEN = '[hidden]';

/** Shorter ones would take innocent words with them. */
const SHORTEST = 6;

/** Each as it is, and as it stands in addresses, in JSON and in Basic authorization. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = new Set(secrets.flatMap(formsOf));
  // The longest first: a secret may hold another.
  return [...forms].sort((a, b) => b.length - a.length).reduce((said, form) => said.replaceAll(form, HIDDEN), text);
}

function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST) return [];
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

/** What the headers of a request hold that is nobody else's to see. @param names of those headers, in small letters */
export function secretsIn(headers: Readonly<Record<string, string>>, names: ReadonlySet<string>): string[] {
  return Object.entries(headers)
    .filter(([name]) => names.has(name.toLowerCase()))
    .flatMap(([, value]) => {
      const [, scheme = '', credentials = value] = /^(Basic|Bearer) (.+)$/i.exec(value) ?? [];
      if (scheme.toLowerCase() !== 'basic') return [credentials];
      const pair = Buffer.from(credentials, 'base64').toString('utf8');
      const password = pair.slice(pair.indexOf(':') + 1);
      // WordPress shows its passwords in groups, and takes them without.
      return [pair, pair.replaceAll(' ', ''), password, password.replaceAll(' ', '')];
    });
}
