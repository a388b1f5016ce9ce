import { readFileSync } from 'node:fs';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

const schema = buildSchema(read('../../../../schema.graphql'));
const document = parse(read('./pipeline.graphql'));
const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

it('the example in GraphiQL is right by the schema, each operation named', () => {
  expect(validate(schema, document).map((error) => error.message)).toEqual([]);
  expect(operations.map((operation) => operation.name?.value)).toEqual([
    'CreateSite',
    'AddKeywords',
    'GenerateClusters',
    'GenerateIdeas',
    'CreateTasks',
    'CompleteTask',
    'UpdateContent',
    'PublishContent',
    'WhereItStands',
  ]);
});

it('its variables are the ones that the operations take', () => {
  const taken = operations.flatMap((operation) => operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []);
  expect(Object.keys(JSON.parse(read('./pipeline.variables.json'))).sort()).toEqual([...new Set(taken)].sort());
});
