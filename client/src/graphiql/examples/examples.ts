/** The examples that GraphiQL offers: an operation for each step, with variables that fit the site of whoever looks. */
import type { OwnIds } from './own-ids.ts';

export interface Example {
  title: string;
  /** What it does: the comment that its document begins with. */
  about: string;
  query: string;
  variables: (own: OwnIds) => Record<string, unknown>;
}

export interface ExampleGroup {
  title: string;
  /** One after the other: each answers the ids that the next one needs. */
  isNumbered?: boolean;
  examples: Example[];
}

const documents = import.meta.glob<string>('./*.graphql', { query: '?raw', import: 'default', eager: true });

export const documentOf = (file: string): string => {
  const text = documents[`./${file}.graphql`];
  if (text === undefined) throw new Error(`There is no example ${file}.graphql.`);
  return text;
};

const COMMENT = /^#\s?(.*)$/;

function example(title: string, file: string, variables: Example['variables']): Example {
  const query = documentOf(file);
  const lines = query.split('\n');
  const head = lines.slice(
    0,
    lines.findIndex((line) => !COMMENT.test(line)),
  );
  return { title, about: head.map((line) => line.replace(COMMENT, '$1')).join(' '), query, variables };
}

/** Stands where the site has nothing of the kind yet. */
const missing = (what: string) => `the id of ${what}`;

const site = (own: OwnIds) => ({ siteId: own.siteId ?? missing('a site: "Create a site" answers it') });
const content = (own: OwnIds) => own.contentId ?? missing('a content: "Have a draft written" answers it');
const cluster = (own: OwnIds) => own.clusterId ?? missing('a cluster: "Apply the proposal" answers it');
const task = (own: OwnIds) => ({ taskId: own.taskId ?? missing('a queued task: "Make tasks of ideas" answers it') });
const job = (own: OwnIds) => ({ jobId: own.jobId ?? missing('a job: whatever takes a while answers one') });

const PARAGRAPH = '<!-- wp:paragraph -->\n<p>It pours where you look.</p>\n<!-- /wp:paragraph -->';

export const exampleGroups: ExampleGroup[] = [
  {
    title: 'From keywords to a live post',
    isNumbered: true,
    examples: [
      example('Create a site', 'create-site', () => ({
        site: {
          name: 'Slow Morning',
          url: 'https://slowmorning.example',
          wpUsername: 'editor',
          wpApplicationPassword: 'xxxx xxxx xxxx xxxx xxxx xxxx',
        },
      })),
      example('Test the connection', 'test-connection', site),
      example('Import what is there', 'import-site', site),
      example('Add keywords', 'add-keywords', (own) => ({
        ...site(own),
        keywords: [
          { text: 'gooseneck kettle', volume: 8100 },
          { text: 'best gooseneck kettle', volume: 2400 },
          { text: 'pour over kettle', volume: 1900 },
          { text: 'cold brew ratio', volume: 6600 },
          { text: 'cold brew at home', volume: 4400 },
        ],
      })),
      example('Group them into clusters', 'generate-clusters', site),
      example('Apply the proposal', 'apply-clusters', (own) => ({
        runId: own.runId ?? missing('a run that is proposed: "Group them into clusters" answers it'),
      })),
      example('Have ideas proposed', 'generate-ideas', (own) => ({ clusterIds: [cluster(own)] })),
      example('Make tasks of ideas', 'create-tasks', (own) => ({
        ideaIds: [own.ideaId ?? missing('a new idea: "Have ideas proposed" answers it')],
      })),
      example('Have a draft written', 'complete-task', task),
      example('Write a draft yourself', 'complete-task-yourself', (own) => ({
        ...task(own),
        draft: { title: 'The Gooseneck Kettle Buying Guide', contentHtml: PARAGRAPH },
      })),
      example('Edit it', 'update-content', (own) => ({
        contentId: content(own),
        version: own.version ?? 1,
        edit: { title: own.title ?? 'The Gooseneck Kettle Buying Guide' },
      })),
      example('Assign a cluster', 'assign-cluster', (own) => ({ selection: { ids: [content(own)] }, clusterId: cluster(own) })),
      example('See what publishing would do', 'publish-preview', (own) => ({ contentIds: [content(own)] })),
      example('Publish it', 'publish-content', (own) => ({ contentIds: [content(own)] })),
    ],
  },
  {
    title: 'Look something up',
    examples: [
      example('Where the content stands', 'where-it-stands', (own) => ({ ...site(own), filter: { statuses: ['DRAFT'] }, after: null })),
      example('Keywords without a cluster', 'keywords-by-volume', (own) => ({ ...site(own), after: null })),
      example('What the clusters cover', 'cluster-coverage', site),
      example('The last jobs, and what failed', 'failed-items', site),
    ],
  },
  {
    title: 'Watch it happen',
    examples: [
      example('One job', 'watch-job', job),
      example('All jobs of a site', 'watch-jobs', site),
      example('Content as it changes', 'watch-content', site),
      example('A draft as it is written', 'watch-draft', task),
    ],
  },
  {
    title: 'Take back, try again',
    examples: [
      example('Undo a batch', 'undo', () => ({ token: 'the undoToken of an answer' })),
      example('Run a job again', 'retry-job', job),
    ],
  },
];
