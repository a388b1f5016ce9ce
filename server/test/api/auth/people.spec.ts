import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { emailOf, joined, type Send, type SignedIn, signedIn } from '../../kit/people.ts';
import { seedSite } from '../../kit/seed.ts';

let api: TestApi;
let mara: SignedIn;
beforeAll(async () => {
  api = await startApi();
  mara = await signedIn(api, 'Mara Reyes');
});
afterAll(() => api.stop());

const codeOf = async (answer: ReturnType<Send>) => (await answer).errors?.[0]?.extensions.code;
const idOf = async (name: string): Promise<string> => (await api.sql('select id from app_user where name = $1', [name]))[0]?.id;
const SET_ROLE = 'mutation ($id: ID!, $role: Role!) { updateUser(id: $id, input: { role: $role }) { user { role } } }';
const DELETE = 'mutation ($id: ID!) { deleteUser(id: $id) { deletedId } }';

describe('people', () => {
  it('are listed by name, with what they are and when they were last here', async () => {
    await joined(api, 'Ada Long', 'VIEWER');
    const { data } = await mara.send('{ users { name email role isViewer createdAt lastSeenAt } viewer { email role } }');
    expect(data.users).toEqual([
      {
        name: 'Ada Long',
        email: emailOf('Ada Long'),
        role: 'VIEWER',
        isViewer: false,
        createdAt: expect.any(String),
        lastSeenAt: expect.any(String),
      },
      expect.objectContaining({ name: 'Mara Reyes', role: 'OWNER', isViewer: true }),
    ]);
    expect(data.viewer).toEqual({ email: emailOf('Mara Reyes'), role: 'OWNER' });
    expect((await api.ok('{ viewer { email role } }')).viewer).toEqual({ email: null, role: null });
  });

  it('may do what their role says, from the next request on in a session that they have', async () => {
    const theo = await joined(api, 'Theo Brandt', 'VIEWER');
    const change = 'mutation { addKeywords(siteId: "01920000-0000-7000-8000-000000000000", keywords: [{ text: "a" }]) { added } }';
    expect(await codeOf(theo.send(change))).toBe('FORBIDDEN');
    expect(await codeOf(theo.send('{ users { id } }'))).toBe('FORBIDDEN');
    await mara.send(SET_ROLE, { id: theo.id, role: 'EDITOR' });
    expect(await codeOf(theo.send(change))).toBe('NOT_FOUND');
    expect(await codeOf(theo.send('{ users { id } }'))).toBe('FORBIDDEN');
    expect(await codeOf(theo.send('{ invitations { id } }'))).toBe('FORBIDDEN');
    await mara.send(SET_ROLE, { id: theo.id, role: 'OWNER' });
    expect((await theo.send('{ users { name } viewer { scopes } }')).data.viewer.scopes).toContain('ADMIN');
    await mara.send(SET_ROLE, { id: theo.id, role: 'VIEWER' });
    expect((await theo.send('{ viewer { role scopes } }')).data.viewer).toEqual({ role: 'VIEWER', scopes: ['READ'] });
  });

  it('give themselves another name or address, but not another person’s', async () => {
    const finn = await joined(api, 'Finn Okoro', 'VIEWER');
    const change = 'mutation ($input: UpdateViewerInput!) { updateViewer(input: $input) { viewer { name email } } }';
    const { data } = await finn.send(change, { input: { name: '  Finn  Okoro-Bell ', email: 'finn@example.com' } });
    expect(data.updateViewer.viewer).toEqual({ name: 'Finn Okoro-Bell', email: 'finn@example.com' });
    for (const [input, path] of [
      [{ email: emailOf('Mara Reyes').toUpperCase() }, 'email'],
      [{ email: 'nobody' }, 'email'],
      [{ name: ' ' }, 'name'],
    ] as const) {
      const { errors } = await finn.send(change, { input });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path }] });
    }
  });
});

describe('the last owner', () => {
  it('is neither demoted nor deleted', async () => {
    for (const answer of [
      mara.send(SET_ROLE, { id: await idOf('Mara Reyes'), role: 'EDITOR' }),
      mara.send(DELETE, { id: await idOf('Mara Reyes') }),
    ])
      expect((await answer).errors?.[0]).toMatchObject({
        message: expect.stringContaining('only owner'),
        extensions: { code: 'CONFLICT' },
      });
  });

  it('stays when two owners take each other out at the same moment', async () => {
    for (const round of [1, 2, 3]) {
      const other = await joined(api, `Second Owner ${round}`, 'OWNER');
      const maraId = await idOf('Mara Reyes');
      const [one, two] = await Promise.all([
        mara.send(round === 2 ? DELETE : SET_ROLE, { id: other.id, role: 'EDITOR' }),
        other.send(SET_ROLE, { id: maraId, role: 'EDITOR' }),
      ]);
      expect(
        [one, two].filter((answer) => !answer.errors),
        JSON.stringify([one, two]),
      ).toHaveLength(1);
      expect(await api.sql(`select id from app_user where role = 'owner' and deleted_at is null`)).toHaveLength(1);
      await api.sql(`update app_user set role = case when id = $1 then 'owner' else 'viewer' end`, [maraId]);
    }
  });
});

describe('somebody who is deleted', () => {
  it('is out at once, and what they wrote stays under their name', async () => {
    const site = await seedSite(api, 'Slow Morning');
    const ines = await joined(api, 'Ines Ferro', 'OWNER');
    const draft = await site.draft('Kettles');
    const update =
      'mutation ($id: ID!, $v: Int!) { updateContent(id: $id, expectedVersion: $v, input: { title: "Better kettles" }) { content { id } } }';
    expect((await ines.send(update, { id: draft.id, v: draft.version })).errors).toBeUndefined();
    const { data } = await ines.send(
      `mutation { createApiToken(input: { name: "hers", scopes: [READ] }) { secret }
        inviteUser(input: { role: OWNER }) { link } }`,
    );
    await mara.send(DELETE, { id: ines.id });

    expect(await codeOf(ines.send('{ viewer { name } }'))).toBe('UNAUTHENTICATED');
    expect((await api.send('{ viewer { name } }', {}, { token: data.createApiToken.secret })).status).toBe(401);
    await expect(
      api.services.authentication.signIn(emailOf('Ines Ferro'), 'slow mornings only'),
      'the password lets nobody in',
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(
      api.services.authentication.lookAtLink(new URL(data.inviteUser.link).searchParams.get('link') ?? ''),
      'her invitation is no way back',
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const { contentRevisions } = await api.ok(
      'query ($id: ID!) { contentRevisions(contentId: $id, first: 1) { nodes { title authorName } } }',
      { id: draft.id },
    );
    expect(contentRevisions.nodes).toEqual([{ title: 'Better kettles', authorName: 'Ines Ferro' }]);
    expect((await mara.send('{ users { name } }')).data.users).not.toContainEqual({ name: 'Ines Ferro' });
    expect(await codeOf(mara.send(DELETE, { id: ines.id }))).toBe('NOT_FOUND');

    const again = await joined(api, 'Ines Ferro', 'VIEWER');
    expect(again.id, 'her address is free for a new account').not.toBe(ines.id);
  });
});

describe('a token', () => {
  const token = async (by: Send, input: string): Promise<string> =>
    (await by(`mutation { createApiToken(input: ${input}) { secret } }`)).data.createApiToken.secret;

  it('never has more than whoever made it has now, and says so', async () => {
    const otto = await joined(api, 'Otto Vale', 'OWNER');
    const secret = await token(otto.send, '{ name: "his", scopes: [READ, PUBLISH, ADMIN] }');
    const child = (
      await api.ok('mutation { createApiToken(input: { name: "its child", scopes: [READ, ADMIN] }) { secret } }', {}, { token: secret })
    ).createApiToken.secret;
    const scopes = async (of: string) => (await api.ok('{ viewer { scopes } }', {}, { token: of })).viewer.scopes;
    expect(await scopes(secret)).toEqual(['READ', 'PUBLISH', 'ADMIN']);
    await mara.send(SET_ROLE, { id: otto.id, role: 'VIEWER' });
    expect([await scopes(secret), await scopes(child)]).toEqual([['READ'], ['READ']]);
    const { apiTokens } = await api.ok('{ apiTokens { name createdBy scopes effectiveScopes } }');
    expect(apiTokens).toContainEqual({
      name: 'his',
      createdBy: 'Otto Vale',
      scopes: ['READ', 'PUBLISH', 'ADMIN'],
      effectiveScopes: ['READ'],
    });
    await mara.send(SET_ROLE, { id: otto.id, role: 'EDITOR' });
    expect(await scopes(secret)).toEqual(['READ', 'PUBLISH']);
  });

  it('makes none that outlasts it, and manages nobody where it is held to some sites', async () => {
    const site = await seedSite(api, 'The Home Roaster');
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const short = await token(mara.send, `{ name: "short", scopes: [READ, ADMIN], expiresAt: "${soon}" }`);
    const make = (more = '') => `mutation { createApiToken(input: { name: "child", scopes: [READ]${more} }) { apiToken { expiresAt } } }`;
    expect((await api.ok(make(), {}, { token: short })).createApiToken.apiToken.expiresAt).toBe(soon);
    expect(await api.fails(make(', expiresAt: "2099-01-01T00:00:00Z"'), {}, { token: short })).toMatchObject({ path: 'expiresAt' });
    const held = await token(mara.send, `{ name: "held", scopes: [READ, WRITE, PUBLISH, ADMIN], siteIds: ["${site.id}"] }`);
    for (const query of ['{ users { id } }', '{ invitations { id } }', 'mutation { inviteUser(input: { role: OWNER }) { link } }'])
      expect(await api.fails(query, {}, { token: held })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('invites nobody to more than it may do itself', async () => {
    const admin = await token(mara.send, '{ name: "people only", scopes: [READ, ADMIN] }');
    const invite = (role: string) => `mutation { inviteUser(input: { role: ${role} }) { invitation { role invitedBy } } }`;
    expect(await api.fails(invite('OWNER'), {}, { token: admin })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await api.ok(invite('VIEWER'), {}, { token: admin })).inviteUser.invitation).toEqual({
      role: 'VIEWER',
      invitedBy: 'Mara Reyes',
    });
    const maraId = await idOf('Mara Reyes');
    const LINK = 'mutation ($id: ID!) { createPasswordLink(userId: $id) { link } }';
    expect(await api.fails(LINK, { id: maraId }, { token: admin }), 'nor takes over an account that may').toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
