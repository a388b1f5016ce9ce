import { p } from '@mikro-orm/core';
import { newId } from './ids.ts';

export const timestamps = {
  createdAt: p
    .datetime()
    .columnType('timestamptz')
    .name('created_at')
    .defaultRaw('now()')
    .onCreate(() => new Date()),
  updatedAt: p
    .datetime()
    .columnType('timestamptz')
    .name('updated_at')
    .defaultRaw('now()')
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
};

/** The columns every table has. */
export const baseColumns = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  ...timestamps,
};
