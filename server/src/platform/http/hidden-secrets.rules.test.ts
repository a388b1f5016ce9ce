import { describe, expect, it } from 'vitest';
import { secretsIn, withoutSecrets } from './hidden-secrets.rules.ts';

const NAMES = new Set(['authorization', 'x-key']);
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('what a server says back', () => {
  it('loses a password in every form in which it was sent or could be said', () => {
    const password = 'wrOn gApp lica tion';
    const headers = { Authorization: basic(`mara:${password}`) };
    const said = [password, password.replaceAll(' ', ''), encodeURIComponent(password), `x=${password.replaceAll(' ', '+')}`];
    for (const text of [...said, headers.Authorization, `mara:${password}`, Buffer.from(password).toString('hex')]) {
      const left = withoutSecrets(`Not allowed: ${text}.`, secretsIn(headers, NAMES));
      expect(left).toMatch(/^Not allowed: (Basic |x=)?\[hidden\]=*\.$/);
    }
  });

  it('loses a key in a header of its own, and a bearer token', () => {
    const secrets = secretsIn({ 'x-key': 'key-of-the-plugin', authorization: 'Bearer sk-0123456789', accept: 'application/json' }, NAMES);
    expect(withoutSecrets('key-of-the-plugin and "sk-0123456789" as application/json', secrets)).toBe(
      '[hidden] and "[hidden]" as application/json',
    );
  });

  it('keeps its words where a secret is so short that it could be one', () => {
    expect(withoutSecrets('a door is a door', ['door', ''])).toBe('a door is a door');
  });
});
