import { buildSchema, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import sdl from '../../../../schema.graphql?raw';
import pipeline from './pipeline.graphql?raw';
import variables from './pipeline.variables.json?raw';

const schema = buildSchema(sdl);
const document = parse(pipeline);
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
  expect(Object.keys(JSON.parse(variables)).sort()).toEqual([...new Set(taken)].sort());
});
