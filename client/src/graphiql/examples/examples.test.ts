import { buildSchema, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import sdl from '../../../../schema.graphql?raw';
import { documentOf, exampleGroups } from './examples.ts';
import { OWN, type OwnIds, SITES } from './own-ids.ts';

const schema = buildSchema(sdl);
const examples = exampleGroups.flatMap((group) => group.examples);
const faultsOf = (query: string) => validate(schema, parse(query)).map((error) => error.message);
const operationOf = (query: string) => {
  const [operation, ...more] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || more.length > 0) throw new Error(`Not one operation: ${query}`);
  return operation;
};

const filled: Required<OwnIds> = {
  siteId: 's',
  clusterId: 'c',
  runId: 'r',
  ideaId: 'i',
  taskId: 't',
  contentId: 'd',
  version: 3,
  title: 'A title',
  jobId: 'j',
};

describe.each(examples)('the example "$title"', ({ query, about, variables }) => {
  it('is one named operation that is right by the schema, and says what it does', () => {
    expect(faultsOf(query)).toEqual([]);
    expect(operationOf(query).name?.value).toMatch(/^[A-Z]/);
    expect(about).toMatch(/^[A-Z].*[.]$/);
  });

  it('has the variables that it takes, whatever the site has', () => {
    const taken = operationOf(query).variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    expect(Object.keys(variables(filled)).sort()).toEqual(taken.sort());
    expect(Object.keys(variables({})).sort()).toEqual(taken.sort());
  });
});

it('the examples cover each kind of operation and each step, and have names of their own', () => {
  const names = examples.map(({ query }) => operationOf(query).name?.value);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(examples.map(({ query }) => operationOf(query).operation))).toEqual(new Set(['query', 'mutation', 'subscription']));
  const fields = examples.flatMap(({ query }) =>
    operationOf(query).selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : [])),
  );
  for (const step of [
    'addKeywords',
    'generateClusters',
    'generateIdeas',
    'createTasks',
    'completeTask',
    'assignClusterBatch',
    'publishContent',
  ])
    expect(fields).toContain(step);
});

it('what the page asks for itself, and begins with, is right by the schema', () => {
  expect([SITES, OWN, documentOf('welcome')].flatMap(faultsOf)).toEqual([]);
});
