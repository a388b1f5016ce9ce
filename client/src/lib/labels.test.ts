import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contentStructureLabel, contentTypeLabel, contentTypes, structuresOf, taxonomyTypeLabel } from './labels.ts';

it('knows every structure of the API, each under one type', () => {
  const schema = readFileSync('schema.graphql', 'utf8').replaceAll(/"""[\s\S]*?"""/g, '');
  const declared = /enum ContentStructure \{([^}]*)\}/.exec(schema)?.[1]?.trim().split(/\s+/);
  const offered = contentTypes.flatMap((type) => structuresOf(type, { imported: true }));
  expect(offered.toSorted()).toEqual(declared?.toSorted());
});

it('offers no imported structure to choose', () => {
  expect(structuresOf('PRODUCT')).toEqual(['PRODUCT_PAGE']);
});

it('writes enums in sentence case, and one that it does not know too', () => {
  expect(contentStructureLabel('LANDING_PAGE')).toBe('Landing page');
  expect(contentTypeLabel('ARTICLE')).toBe('Article');
  expect(taxonomyTypeLabel('BRAND_NEW')).toBe('Brand new');
});
