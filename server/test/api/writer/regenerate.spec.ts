import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderDraft } from '../../../src/modules/writer/prompts/draft.prompt.ts';
import { startApi, type TestApi } from '../../kit/api.ts';
import { draftAnswerFor } from '../../kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, fails, type OpenAiServer, says, startOpenAiServer } from '../../kit/openai-server.ts';
import { COMPLETE, createSite, createTask, type WriterSite } from './writer-seed.ts';

const PROPOSED = 'proposedRevision { id version proposed title contentHtml authorKind }';
const CONTENT = `id title contentHtml version bodyVersion ${PROPOSED} provenance { provider changedShare }`;
const REGENERATE = `mutation ($taskId: ID!) { regenerateDraft(taskId: $taskId, wait: 30) { task { id status lastError } content { ${CONTENT} } job { id state failed message } } }`;
const ACCEPT = `mutation ($id: ID!, $version: Int) { acceptProposedRevision(revisionId: $id, expectedVersion: $version) { content { ${CONTENT} } } }`;
const DISCARD = `mutation ($id: ID!) { discardProposedRevision(revisionId: $id) { content { ${CONTENT} } } }`;
const EDIT = `mutation ($id: ID!, $version: Int!, $input: UpdateContentInput!) { updateContent(id: $id, expectedVersion: $version, input: $input) { content { ${CONTENT} } } }`;
const REVISIONS = 'query ($id: ID!) { contentRevisions(contentId: $id) { nodes { version authorKind proposed note } } }';

describe('regenerateDraft', () => {
  let ai: OpenAiServer;
  let api: TestApi;
  let site: WriterSite;
  const first = draftAnswerFor('article');
  const second = { ...first, title: 'Another way to descale', blocks: [...first.blocks, first.blocks[0] as (typeof first.blocks)[number]] };

  beforeAll(async () => {
    ai = await startOpenAiServer();
    api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
    site = await createSite(api);
  });
  afterAll(async () => {
    await api.stop();
    await ai.stop();
  });
  beforeEach(() => ai.script(says(first)));

  const written = async () => {
    const taskId = await createTask(api, site);
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
    ai.script(says(second));
    return { taskId, contentId: completeTask.content.id as string };
  };
  const revisions = async (id: string) => (await api.ok(REVISIONS, { id })).contentRevisions.nodes;

  it("takes the place of a text that is the Writer's own, as a new revision", async () => {
    const { taskId, contentId } = await written();
    const { regenerateDraft } = await api.ok(REGENERATE, { taskId });
    expect(regenerateDraft).toMatchObject({ job: { state: 'SUCCEEDED' }, task: { status: 'COMPLETED' } });
    expect(regenerateDraft.content).toMatchObject({
      id: contentId,
      title: second.title,
      contentHtml: renderDraft(second).contentHtml,
      version: 2,
      bodyVersion: 2,
      proposedRevision: null,
      provenance: { changedShare: 0 },
    });
    expect(await revisions(contentId)).toMatchObject([
      { version: 2, authorKind: 'AI', proposed: false },
      { version: 1, authorKind: 'AI' },
    ]);
  });

  it('is only proposed where a person has edited, and says how much of the draft they changed', async () => {
    const { taskId, contentId } = await written();
    await api.ok(EDIT, {
      id: contentId,
      version: 1,
      input: { contentHtml: '<!-- wp:paragraph -->\n<p>All my own words.</p>\n<!-- /wp:paragraph -->' },
    });
    const { content } = (await api.ok(REGENERATE, { taskId })).regenerateDraft;
    expect(content).toMatchObject({
      title: first.title,
      contentHtml: expect.stringContaining('All my own words.'),
      version: 2,
      proposedRevision: { proposed: true, version: 2, title: second.title, authorKind: 'AI' },
    });
    expect(content.provenance.changedShare).toBeGreaterThan(0.8);
    expect((await revisions(contentId)).map((revision: { proposed: boolean }) => revision.proposed)).toEqual([false, false]);

    const { content: accepted } = (await api.ok(ACCEPT, { id: content.proposedRevision.id })).acceptProposedRevision;
    expect(accepted).toMatchObject({
      title: second.title,
      version: 3,
      bodyVersion: 3,
      proposedRevision: null,
      provenance: { changedShare: 0 },
    });
    const [newest] = await revisions(contentId);
    expect(newest).toMatchObject({ version: 3, authorKind: 'AI', proposed: false, note: expect.stringContaining('accepted by') });
    expect(await api.fails(ACCEPT, { id: content.proposedRevision.id })).toMatchObject({ code: 'CONFLICT' });
  });

  it('keeps the words of a person who went on editing beside a proposal', async () => {
    const { taskId, contentId } = await written();
    await api.ok(EDIT, { id: contentId, version: 1, input: { title: 'Mine' } });
    const { proposedRevision } = (await api.ok(REGENERATE, { taskId })).regenerateDraft.content;
    await api.ok(EDIT, { id: contentId, version: 2, input: { title: 'Mine, later' } });
    expect(await api.fails(ACCEPT, { id: proposedRevision.id })).toMatchObject({ code: 'CONFLICT' });
    const { content } = (await api.ok(ACCEPT, { id: proposedRevision.id, version: 3 })).acceptProposedRevision;
    expect(content).toMatchObject({ title: second.title, version: 4 });
  });

  it('can be dropped, and a newer proposal takes the place of an older one', async () => {
    const { taskId, contentId } = await written();
    await api.ok(EDIT, { id: contentId, version: 1, input: { title: 'Mine' } });
    const one = (await api.ok(REGENERATE, { taskId })).regenerateDraft.content.proposedRevision;
    ai.script(says({ ...second, title: 'A third way to descale' }));
    const two = (await api.ok(REGENERATE, { taskId })).regenerateDraft.content.proposedRevision;
    expect(two.title).toBe('A third way to descale');
    expect(await api.fails(ACCEPT, { id: one.id })).toMatchObject({ code: 'NOT_FOUND' });
    const { content } = (await api.ok(DISCARD, { id: two.id })).discardProposedRevision;
    expect(content).toMatchObject({ title: 'Mine', version: 2, proposedRevision: null });
    expect(content.provenance).toMatchObject({ provider: 'openai-compatible' });
  });

  it('leaves everything as it was when it fails', async () => {
    const { taskId } = await written();
    ai.script(fails(401, 'Incorrect API key provided.'));
    const { regenerateDraft } = await api.ok(REGENERATE, { taskId });
    expect(regenerateDraft).toMatchObject({
      job: { state: 'FAILED', message: expect.stringContaining('refused the API key') },
      content: { title: first.title, version: 1, proposedRevision: null },
      task: { status: 'COMPLETED' },
    });
  });

  it('is refused for a task that has no draft yet, and where the content was deleted', async () => {
    expect(await api.fails(REGENERATE, { taskId: await createTask(api, site) })).toMatchObject({ code: 'CONFLICT' });
    const { taskId, contentId } = await written();
    await api.ok('mutation ($id: ID!) { deleteContent(ids: [$id]) { updated } }', { id: contentId });
    expect(await api.fails(REGENERATE, { taskId })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Restore') });
  });
});

describe('a queued task that is to update content which is there already', () => {
  let ai: OpenAiServer;
  let api: TestApi;
  let site: WriterSite;
  const draft = draftAnswerFor('article');

  beforeAll(async () => {
    ai = await startOpenAiServer();
    ai.script(says(draft));
    api = await startApi({ IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL });
    site = await createSite(api);
  });
  afterAll(async () => {
    await api.stop();
    await ai.stop();
  });

  /** As the planner does it for a page that came from WordPress. */
  const linked = async () => {
    const taskId = await createTask(api, site);
    const [content] = await api.sql(
      `insert into content (id, site_id, sector_id, cluster_id, task_id, title, content_html, content_type, content_structure, source, external_kind, external_id)
       values (gen_random_uuid(), $1, $2, $3, $4, 'Our old page', '<p>Old words.</p>', 'article', 'imported_article', 'wordpress', 'post', (random() * 1e9)::int) returning id`,
      [site.siteId, site.sectorId, site.clusterId, taskId],
    );
    await api.sql(
      `insert into content_revision (id, site_id, content_id, version, title, content_html, author_kind)
       values (gen_random_uuid(), $1, $2, 1, 'Our old page', '<p>Old words.</p>', 'import')`,
      [site.siteId, content?.id],
    );
    return { taskId, contentId: content?.id as string };
  };
  const READ = `query ($id: ID!) { contentItem(id: $id) { ${CONTENT} } }`;

  it('proposes its draft for that content, and makes no second one', async () => {
    const { taskId, contentId } = await linked();
    const { completeTask } = await api.ok(COMPLETE, { taskId, wait: 30 });
    expect(completeTask).toMatchObject({ task: { status: 'COMPLETED' }, content: { id: contentId, title: 'Our old page', version: 1 } });
    expect((await api.ok(READ, { id: contentId })).contentItem).toMatchObject({
      proposedRevision: { title: draft.title },
      provenance: null,
    });
    expect(await api.sql('select count(*)::int from content where task_id = $1', [taskId])).toEqual([{ count: 1 }]);
  });

  it('is not paid for where that content was deleted', async () => {
    const { taskId, contentId } = await linked();
    await api.ok('mutation ($id: ID!) { deleteContent(ids: [$id]) { updated } }', { id: contentId });
    const asked = ai.requests.length;
    expect(await api.fails(COMPLETE, { taskId, wait: 30 })).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Restore'),
    });
    expect(ai.requests).toHaveLength(asked);
  });

  it('does the same with a draft that somebody brings, and answers it again', async () => {
    const { taskId, contentId } = await linked();
    const brought = { title: 'Brought', contentHtml: '<p>New words.</p>' };
    for (let times = 0; times < 2; times++) {
      const { completeTask } = await api.ok(COMPLETE, { taskId, draft: brought });
      expect(completeTask.content).toMatchObject({ id: contentId, title: 'Our old page' });
    }
    expect((await api.ok(READ, { id: contentId })).contentItem.proposedRevision).toMatchObject({ title: 'Brought', authorKind: 'TOKEN' });
    expect(await api.fails(COMPLETE, { taskId, draft: { ...brought, title: 'Else' } })).toMatchObject({ code: 'CONFLICT' });
  });
});
