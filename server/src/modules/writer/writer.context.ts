import type { RequestContext } from '../../platform/graphql/context.ts';
import type { DraftTextService } from './live/draft-text.service.ts';

/** Subscriptions are declared outside any resolver instance, so the service comes with the request. */
export interface WriterContext extends RequestContext {
  draftTexts: DraftTextService;
}
