export * from './nodes.ts';
export { documentOf, type Reading } from './read.ts';
export { createSideTable, type SideTable, sourceIdOf } from './side-table.ts';
export { htmlOf, htmlOfBlock } from './write.ts';
