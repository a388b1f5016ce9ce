// WordPress's own page for approving a connection, gone through as a browser without JavaScript does it.
import type { Sandbox } from '../../../sandbox/start.ts';

/** @returns where WordPress sends the browser then. */
export async function answerInWordPress(sandbox: Sandbox, authorizeUrl: string, answer: 'approve' | 'reject'): Promise<URL> {
  const jar = new Map<string, string>();
  const ask = async (url: string, form?: URLSearchParams) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  await ask(`${sandbox.url}/wp-login.php`);
  await ask(`${sandbox.url}/wp-login.php`, new URLSearchParams({ log: sandbox.username, pwd: sandbox.adminPassword, testcookie: '1' }));
  const page = await (await ask(authorizeUrl)).text();
  const form = new URLSearchParams({ [answer]: '1' });
  const fields = /<form action="[^"]*authorize-application\.php"[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  for (const [tag] of fields.matchAll(/<input[^>]*>/g)) {
    const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replace(/&#038;|&amp;/g, '&');
    if (value('type') !== 'submit') form.set(value('name') ?? '', value('value') ?? '');
  }
  const sent = await ask(`${sandbox.url}/wp-admin/authorize-application.php`, form);
  const location = sent.headers.get('location');
  if (!location)
    throw new Error(
      `WordPress sends us nowhere: ${sent.status} ${page
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 500)}`,
    );
  return new URL(location);
}
