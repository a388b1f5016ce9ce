/** Values that the database cannot hold, which are the mistake of whoever sent them. */
import { sqlState } from './database.ts';

/** SQLSTATEs of values that no query can hold: text that is not a UUID, a NUL character, bytes that are not UTF-8, a number out of range. */
const MALFORMED_VALUES = new Set(['22P02', '22021', '22P05', '22003', '22007', '22008', '22009']);

export const isMalformed = (cause: unknown): boolean => {
  const state = sqlState(cause) ?? '';
  // A zero in a text that stands in the statement itself ends it too early for the protocol.
  return MALFORMED_VALUES.has(state) || (state === '08P01' && cause instanceof Error && cause.message.includes('invalid message format'));
};
