import { describe, expect, it } from 'vitest';
import { landingUrl, signInUrl } from './auth.urls.ts';

describe('where a person lands after signing in', () => {
  it.each(['/graphiql', '/sites?dialog=add', '/sites#top'])('is %s, where they came from', (to) => {
    expect(landingUrl(to)).toBe(to);
    expect(new URLSearchParams(signInUrl(to).split('?')[1]).get('to')).toBe(to);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'evil', '/sign-in', ''])(
    'is never %s',
    (to) => {
      expect(landingUrl(to)).toBe('/sites');
    },
  );

  it('is the sites when they came from nowhere', () => {
    expect(landingUrl(undefined)).toBe('/sites');
    expect(signInUrl('/sites')).toBe('/sign-in');
  });
});
