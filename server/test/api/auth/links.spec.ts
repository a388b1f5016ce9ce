import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { emailOf, joined, PASSWORD, type SignedIn, sendWith, signedIn } from '../../kit/people.ts';

let api: TestApi;
let mara: SignedIn;
beforeAll(async () => {
  api = await startApi();
  mara = await signedIn(api, 'Mara Reyes');
});
afterAll(() => api.stop());

const post = async (path: string, body: object) => {
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Json, cookie: response.headers.get('set-cookie') ?? '' };
};
const secretOf = (link: string): string => new URL(link).searchParams.get('link') ?? '';
const invite = async (input: object): Promise<Json> =>
  (
    await mara.send(
      'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { link invitation { id role email expiresAt invitedBy } } }',
      { input },
    )
  ).data.inviteUser;
const reasonOf = ({ status, body }: { status: number; body: Json }) => [status, body.errors?.[0].extensions.reason];

describe('an invitation', () => {
  it('says who invites whom to what, and makes that account', async () => {
    const { link, invitation } = await invite({ role: 'EDITOR', email: 'theo@example.com' });
    expect(invitation).toMatchObject({ role: 'EDITOR', email: 'theo@example.com', invitedBy: 'Mara Reyes' });
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect(link.startsWith(`${api.url}/sign-in?link=igny8_link_`)).toBe(true);
    expect(JSON.stringify(await api.sql('select * from sign_in_link')), 'only its hash is kept').not.toContain(secretOf(link));
    expect((await post('/auth/link', { link: secretOf(link) })).body).toEqual({
      purpose: 'invitation',
      role: 'editor',
      email: 'theo@example.com',
      name: null,
      invitedBy: 'Mara Reyes',
    });
    const account = { link: secretOf(link), name: 'Theo Brandt', password: PASSWORD };
    const other = await post('/auth/accept-link', { ...account, email: 'eve@example.com' });
    expect(other.body.errors[0].extensions.fieldErrors[0].path).toBe('email');
    const accepted = await post('/auth/accept-link', account);
    const { data } = await sendWith(api, accepted.cookie)('{ viewer { name email role } }');
    expect(data.viewer).toEqual({ name: 'Theo Brandt', email: 'theo@example.com', role: 'EDITOR' });
    expect((await mara.send('{ invitations { id } }')).data.invitations).toEqual([]);
    expect(reasonOf(await post('/auth/link', { link: secretOf(link) }))).toEqual([401, 'USED']);
  });

  it('makes one account, however many accept it at the same moment', async () => {
    const { link } = await invite({ role: 'VIEWER' });
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        post('/auth/accept-link', { link: secretOf(link), name: 'Twin', email: `twin${n}@example.com`, password: PASSWORD }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect(await api.sql(`select id from app_user where name = 'Twin'`)).toHaveLength(1);
  });

  it('is listed until it is withdrawn or too old, and says which', async () => {
    const withdrawn = await invite({ role: 'VIEWER' });
    const old = await invite({ role: 'VIEWER', email: 'late@example.com' });
    expect((await mara.send('{ invitations { email invitedBy } }')).data.invitations).toEqual([
      { email: 'late@example.com', invitedBy: 'Mara Reyes' },
      { email: null, invitedBy: 'Mara Reyes' },
    ]);
    const REVOKE = 'mutation ($id: ID!) { revokeInvitation(id: $id) { revokedId } }';
    await mara.send(REVOKE, { id: withdrawn.invitation.id });
    expect((await mara.send(REVOKE, { id: withdrawn.invitation.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await api.sql(`update sign_in_link set expires_at = now() - interval '1 second' where email = 'late@example.com'`);
    expect((await mara.send('{ invitations { id } }')).data.invitations).toEqual([]);
    expect(reasonOf(await post('/auth/link', { link: secretOf(withdrawn.link) }))).toEqual([401, 'UNKNOWN']);
    const late = await post('/auth/accept-link', { link: secretOf(old.link), name: 'Late', password: PASSWORD });
    expect([...reasonOf(late), late.body.errors[0].message]).toEqual([401, 'EXPIRED', expect.stringContaining('ask for a new invitation')]);
  });

  it('is not made for somebody who has an account, and accepted for no address that another one has', async () => {
    const taken = await mara.send('mutation { inviteUser(input: { role: VIEWER, email: "MARA.reyes@example.com" }) { link } }');
    expect(taken.errors?.[0]?.extensions.code).toBe('CONFLICT');
    const { link } = await invite({ role: 'VIEWER' });
    const answer = await post('/auth/accept-link', {
      link: secretOf(link),
      name: 'M',
      email: 'Mara.Reyes@Example.com',
      password: PASSWORD,
    });
    expect(answer.body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'email' }] });
    expect((await post('/auth/link', { link: secretOf(link) })).status, 'it is not used up by that').toBe(200);
  });

  it('of somebody who is no owner any more opens nothing', async () => {
    const otto = await joined(api, 'Otto Vale', 'OWNER');
    const { data } = await otto.send('mutation { inviteUser(input: { role: OWNER }) { link } }');
    await mara.send('mutation ($id: ID!) { updateUser(id: $id, input: { role: EDITOR }) { user { id } } }', { id: otto.id });
    expect(reasonOf(await post('/auth/link', { link: secretOf(data.inviteUser.link) }))).toEqual([401, 'UNKNOWN']);
  });
});

describe('a link for a new password', () => {
  const LINK = 'mutation ($id: ID!) { createPasswordLink(userId: $id) { link expiresAt } }';
  it('sets it once, ends every session and the link before it', async () => {
    const ada = await joined(api, 'Ada Long', 'EDITOR');
    const first = (await mara.send(LINK, { id: ada.id })).data.createPasswordLink.link;
    const { link, expiresAt } = (await mara.send(LINK, { id: ada.id })).data.createPasswordLink;
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(86_400_000);
    expect(reasonOf(await post('/auth/link', { link: secretOf(first) }))).toEqual([401, 'UNKNOWN']);
    expect((await post('/auth/link', { link: secretOf(link) })).body).toMatchObject({
      purpose: 'password',
      name: 'Ada Long',
      email: emailOf('Ada Long'),
    });

    const set = await post('/auth/accept-link', { link: secretOf(link), password: 'another one entirely' });
    expect((await sendWith(api, set.cookie)('{ viewer { name role } }')).data.viewer).toEqual({ name: 'Ada Long', role: 'EDITOR' });
    expect((await ada.send('{ viewer { id } }')).errors?.[0]?.extensions.code, 'her browser until now').toBe('UNAUTHENTICATED');
    expect((await post('/auth/sign-in', { email: emailOf('Ada Long'), password: PASSWORD })).status).toBe(401);
    expect((await post('/auth/sign-in', { email: emailOf('Ada Long'), password: 'another one entirely' })).status).toBe(200);
    expect(reasonOf(await post('/auth/accept-link', { link: secretOf(link), password: 'a third one, by a thief' }))).toEqual([401, 'USED']);
  });
});
