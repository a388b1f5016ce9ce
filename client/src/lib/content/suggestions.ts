import type { Client } from '@urql/core';
import { Suggestions_AcceptDocument } from '../../graphql/generated/lib/content/suggestions.ts';
import { formatShare } from '../numbers.ts';

/** Never more than is known: 94.9% does not pass for 95%. */
export const sureness = (confidence: number): string => formatShare(Math.floor(confidence * 100) / 100);

/** Of these contents, or of all of the site that are so sure. */
export const acceptSuggestions = (client: Client, siteId: string, which: { contentIds: string[] } | { minConfidence: number }) =>
  client.mutation(Suggestions_AcceptDocument, { siteId, ...which }).toPromise();
