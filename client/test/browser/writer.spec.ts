/** The Writer's screens with a real provider's frames: a draft is seen as it comes, and what goes wrong is said where it happens. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftAnswerFor } from '../../../server/test/kit/draft-answers.ts';
import { AI_KEY, AI_MODEL, fails, type OpenAiServer, refuses, says, startOpenAiServer } from '../../../server/test/kit/openai-server.ts';
import { type DemoBrowser, visit } from '../../tools/demo-browser.ts';
import { openStory } from './story.ts';

let demo: DemoBrowser;
let provider: OpenAiServer;
let page: Page;
beforeAll(async () => {
  provider = await startOpenAiServer();
  demo = await openStory();
  page = await demo.open({ width: 1440, height: 900, theme: 'light' });
  page.setDefaultTimeout(20_000);
}, 180_000);
afterAll(async () => {
  await demo?.close();
  await provider?.stop();
});

/** Long enough for the length that the story's tasks ask for. */
const answer = {
  ...draftAnswerFor('comparison'),
  blocks: (['guide', 'comparison', 'tutorial', 'review'] as const).flatMap((structure) => draftAnswerFor(structure).blocks),
};
const draft = () => page.getByRole('region', { name: 'Draft' });
const head = () => page.locator('main header');
const toTask = () => visit(page, `/sites/${demo.siteId}/tasks/${demo.taskId}`);

/** The next drafts are answered so, whatever was scripted before. */
const next = (...answers: Parameters<OpenAiServer['script']>) => provider.script(...answers);

it('a provider is tested before it is saved, and its key is never shown again', async () => {
  await visit(page, '/settings');
  await page.getByRole('button', { name: /Provider/ }).click();
  await page.getByRole('option', { name: /^OpenAI By/ }).click();
  await page.getByLabel('API key').fill('sk-wrong');
  await page.getByLabel('Address').fill(provider.baseUrl);
  await page.getByLabel('Model', { exact: true }).fill(AI_MODEL);
  await page.getByRole('button', { name: 'Test the provider' }).click();
  await page
    .getByRole('alert')
    .getByText(/refused the API key/)
    .waitFor();

  await page.getByLabel('API key').fill(AI_KEY);
  next(says({ word: 'ready' }));
  await page.getByRole('button', { name: 'Test the provider' }).click();
  await page.getByText(`Drafts can be written with ${AI_MODEL}.`).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('A key is stored. It is not shown again.').waitFor();
  await page.reload();
  await page.getByText('A key is stored. It is not shown again.').waitFor();
  expect(await page.content()).not.toContain(AI_KEY);
}, 60_000);

it('what went wrong is said at the task, which stays queued', async () => {
  next(refuses('I can’t help with that.'));
  await toTask();
  await head().getByRole('button', { name: 'Generate draft' }).click();
  await draft()
    .getByRole('alert')
    .getByText(/refused to write this/)
    .waitFor();
  await head().getByText('Queued, last try failed').waitFor();
  await visit(page, `/sites/${demo.siteId}/tasks?failed=1`);
  await page.getByRole('row', { name: /Queued, last try failed/ }).waitFor();
  expect(await page.getByRole('row', { name: /Queued/ }).count()).toBe(1);
}, 60_000);

it('a draft is seen as it comes, can be stopped, and is written to its end another time', async () => {
  await toTask();
  next(says(answer, { pauseMs: 150 }));
  await head().getByRole('button', { name: 'Retry' }).click();
  const words = async () => (await draft().locator('.prose').innerText()).length;
  await draft().locator('.prose').waitFor();
  const first = await words();
  await expect.poll(words).toBeGreaterThan(first + 50);
  await head().getByRole('button', { name: 'Stop' }).click();
  await draft()
    .getByText(/Nothing was saved: the task is queued still/)
    .waitFor();
  expect(await words()).toBeGreaterThan(first);

  next(says(answer, { pauseMs: 5 }));
  await head()
    .getByRole('button', { name: /Retry|Generate draft/ })
    .click();
  await head()
    .getByRole('link', { name: /Open in Content Manager/ })
    .waitFor();
  await draft()
    .getByText(/gaps? to fill/)
    .waitFor();
  await page.getByText('Written by AI').waitFor();
}, 90_000);

it('a new draft of a text that somebody changed is only proposed, and they decide', async () => {
  await head()
    .getByRole('link', { name: /Open in Content Manager/ })
    .click();
  await page.getByLabel('Title').fill('A title of my own');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText(/Saved/).first().waitFor();
  await toTask();
  next(says(answer));
  await head().getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Write another draft' }).click();
  await draft()
    .getByRole('link', { name: /Compare the two/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Take the proposed text?' });
  await dialog.getByText('A title of my own').waitFor();
  await dialog.getByRole('button', { name: 'Keep mine, drop it' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Title').inputValue()).toBe('A title of my own');
  await page.reload();
  await page.getByText('Where the draft comes from').waitFor();
  expect(await page.getByText('The Writer proposes another text').count()).toBe(0);
}, 90_000);

it('a run over many tasks says what it will take, and a prompt can be tried on a real one', async () => {
  next(fails(500, 'Down.'));
  await visit(page, `/sites/${demo.siteId}/tasks`);
  await page.getByRole('button', { name: /Generate \d+ drafts/ }).click();
  await page
    .getByRole('alertdialog')
    .getByText(/about [\d,]+ in, [\d,]+ out/)
    .waitFor();
  await page.keyboard.press('Escape');
  await visit(page, '/settings?tab=prompts&prompt=draft');
  await page.getByLabel('Instructions').fill('Write like {{nobody}}.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page
    .getByRole('alert')
    .getByText(/no variable \{\{nobody\}\}/)
    .waitFor();
  await page.getByLabel('Instructions').fill('Write for {{site}}.');
  await page.getByRole('button', { name: 'Preview on a task' }).click();
  await page.getByText('Write for Slow Morning.').last().waitFor();
}, 60_000);
