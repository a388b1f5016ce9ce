import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { emailOf, joined, PASSWORD, type SignedIn, sendWith } from '../../kit/people.ts';

let api: TestApi;
let mara: SignedIn & { id: string };
let theo: SignedIn & { id: string };
beforeAll(async () => {
  api = await startApi();
  mara = await joined(api, 'Mara Reyes', 'OWNER');
  theo = await joined(api, 'Theo Brandt', 'VIEWER');
});
afterAll(() => api.stop());

const SESSIONS = 'query ($userId: ID) { sessions(userId: $userId) { id userAgent isCurrent lastUsedAt expiresAt user { name } } }';
const REVOKE = 'mutation ($id: ID!) { revokeSession(id: $id) { revokedId } }';
const codeOf = (answer: { errors?: { extensions: Json }[] }) => answer.errors?.[0]?.extensions.code;

/** Another browser of somebody. */
async function browser(name: string, userAgent: string, { cookie = '', password = PASSWORD } = {}): Promise<SignedIn> {
  const response = await fetch(`${api.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': userAgent, cookie },
    body: JSON.stringify({ email: emailOf(name), password }),
  });
  const [session = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { cookie: session, send: sendWith(api, session) };
}

it('each browser is a session of its own, listed with what it calls itself, the one that asks marked', async () => {
  const phone = await browser('Theo Brandt', 'A phone');
  const { sessions } = (await phone.send(SESSIONS)).data;
  expect(sessions).toHaveLength(2);
  expect(sessions.find((one: Json) => one.isCurrent)).toMatchObject({ userAgent: 'A phone', user: { name: 'Theo Brandt' } });
});

it('one is ended by whoever has it, another person’s by an owner, and by nobody else', async () => {
  const phone = await browser('Theo Brandt', 'A phone that was lost');
  const { sessions } = (await theo.send(SESSIONS)).data;
  const lost = sessions.find((one: Json) => one.userAgent === 'A phone that was lost');
  expect(codeOf(await theo.send(SESSIONS, { userId: mara.id }))).toBe('FORBIDDEN');
  const [maras] = (await mara.send(SESSIONS)).data.sessions;
  expect(codeOf(await theo.send(REVOKE, { id: maras.id }))).toBe('NOT_FOUND');
  await theo.send(REVOKE, { id: lost.id });
  expect(codeOf(await phone.send('{ viewer { id } }'))).toBe('UNAUTHENTICATED');

  const tablet = await browser('Theo Brandt', 'A tablet');
  const seen = (await mara.send(SESSIONS, { userId: theo.id })).data.sessions;
  await api.ok(REVOKE, { id: seen.find((one: Json) => one.userAgent === 'A tablet').id }, { token: ADMIN_TOKEN });
  expect(codeOf(await tablet.send('{ viewer { id } }'))).toBe('UNAUTHENTICATED');
  expect(await api.fails('{ sessions { id } }'), 'a token has none of its own').toMatchObject({ code: 'FORBIDDEN' });
});

it('all others end at once', async () => {
  const phone = await browser('Theo Brandt', 'A phone');
  const { data } = await phone.send('mutation { revokeOtherSessions { revoked } }');
  expect(data.revokeOtherSessions.revoked).toBeGreaterThan(0);
  expect((await phone.send(SESSIONS)).data.sessions).toHaveLength(1);
  expect(codeOf(await theo.send('{ viewer { id } }'))).toBe('UNAUTHENTICATED');
  expect((await mara.send('{ viewer { id } }')).errors, 'nobody else’s').toBeUndefined();
});

it('another password needs the one there is, and ends the other sessions', async () => {
  const here = await browser('Theo Brandt', 'Here');
  const there = await browser('Theo Brandt', 'There');
  const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { revoked } }';
  const refused = await here.send(CHANGE, { input: { currentPassword: 'guessed', newPassword: 'quite another one' } });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ fieldErrors: [{ path: 'currentPassword' }] });
  const short = await here.send(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'short' } });
  expect(short.errors?.[0]?.extensions).toMatchObject({ fieldErrors: [{ path: 'newPassword' }] });
  const { data } = await here.send(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'quite another one' } });
  expect(data.changePassword.revoked).toBeGreaterThan(0);
  expect(codeOf(await there.send('{ viewer { id } }'))).toBe('UNAUTHENTICATED');
  expect((await here.send('{ viewer { id } }')).errors).toBeUndefined();
  const again = await browser('Theo Brandt', 'Again', { password: 'quite another one' });
  expect((await again.send('{ viewer { name } }')).data.viewer.name).toBe('Theo Brandt');
});

it('signing in again makes a new one, and ends the one that the browser had', async () => {
  const first = await browser('Mara Reyes', 'One browser');
  const second = await browser('Mara Reyes', 'One browser', { cookie: first.cookie });
  expect(second.cookie).not.toBe(first.cookie);
  expect(codeOf(await first.send('{ viewer { id } }'))).toBe('UNAUTHENTICATED');
  const planted = await browser('Mara Reyes', 'One browser', { cookie: 'igny8_session=igny8_session_planted' });
  expect(planted.cookie).toMatch(/^igny8_session=igny8_session_[\w-]{43}$/);
});

it('its last use is kept, to the minute: many requests write once', async () => {
  await api.sql(`update session set last_used_at = now() - interval '2 hours' where user_id = $1`, [mara.id]);
  await api.sql(`update app_user set last_seen_at = now() - interval '2 hours' where id = $1`, [mara.id]);
  const statements = await api.statements(async () => {
    for (let n = 0; n < 4; n += 1) await mara.send('{ viewer { name } }');
  });
  expect(statements.filter((line) => line.includes('update session'))).toHaveLength(1);
  const [seen] = await api.sql(
    `select max(session.last_used_at) > now() - interval '1 minute' as used, bool_and(last_seen_at > now() - interval '1 minute') as seen
     from session join app_user on app_user.id = user_id where user_id = $1`,
    [mara.id],
  );
  expect(seen).toEqual({ used: true, seen: true });
});

it('what has ended is taken out by the workers, and a session that is too old lets nobody in', async () => {
  const old = await browser('Mara Reyes', 'Old');
  await api.sql(`update session set expires_at = now() - interval '1 second' where user_agent = 'Old'`);
  expect(codeOf(await old.send('{ viewer { id } }'))).toBe('UNAUTHENTICATED');
  await api.services.accessKeeper.stop();
  api.services.accessKeeper.start();
  await expect.poll(() => api.sql(`select id from session where user_agent = 'Old'`)).toEqual([]);
  expect(await api.sql('select id from session where user_id = $1', [mara.id])).not.toEqual([]);
});
