export { type Description, describe } from './describe.ts';
export { escapeAttribute, type Picture, pictureIn } from './markup.ts';
export * from './nodes.ts';
export { documentOf, type Reading } from './read.ts';
export { createSideTable, pairOf, type SideTable, sourceIdOf } from './side-table.ts';
export { htmlOf, htmlOfBlock } from './write.ts';
