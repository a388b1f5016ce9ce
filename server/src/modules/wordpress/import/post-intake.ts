/**
 * Takes posts that were read into Content, a page in one transaction with what is known of the import then, and finds out which
 * of ours are gone. A conflict, and a post that nobody can read, is listed in the job.
 */

import { eachOf } from '../../../platform/async/each-of.ts';
import type { UnitOfWork } from '../../../platform/db/database.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import type { ImportedContentService, KnownPostsService, PublicationService } from '../../content/index.ts';
import type { JobRun, Settled } from '../../jobs/index.ts';
import type { ContentType } from '../../planner/index.ts';
import type { ImportedTerm, ImportedTermService } from '../../taxonomy/index.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { LivePost } from '../wordpress-post.ts';
import { importedPostsOf, importedTermOf, type Tally } from './import.rules.ts';
import { postTypeOf } from './import-source.ts';
import type { ReadPosts, SourceReader } from './source-reader.ts';

export interface IntakeParts {
  importedTerms: ImportedTermService;
  importedContent: ImportedContentService;
  knownPosts: KnownPostsService;
  publication: PublicationService;
}

export interface Post {
  id: string;
  contentType: ContentType;
  externalId: number;
}

/** What a page came to. */
export interface Taken {
  tally: Tally;
  /** Ids of posts to be read again by the next import. */
  due: number[];
}

const CONFIRMING_AT_ONCE = 4;

export class PostIntake {
  constructor(
    private readonly parts: IntakeParts,
    private readonly job: JobRun,
    private readonly client: WordPressClient,
    private readonly reader: SourceReader,
  ) {}

  /**
   * @param tally what came before it.
   * @param also the rest of its transaction.
   */
  async take(
    { items, unreadable }: ReadPosts,
    readAt: string,
    tally: Tally,
    also: (uow: UnitOfWork, taken: Taken) => Promise<void>,
  ): Promise<void> {
    const terms = await this.#fetchUnknownTerms(items);
    await this.parts.importedContent.savePage(this.job.siteId, importedPostsOf(items), readAt, async (uow, outcome) => {
      await this.job.settle(
        [
          ...outcome.conflicts.map(
            ({ contentId, title }): Settled => ({
              subjectId: contentId,
              error: {
                code: 'CONFLICT',
                message: `"${title}" was changed here and in WordPress. Ours is kept here: open it in the Content Manager, compare both, and choose.`,
              },
            }),
          ),
          ...unreadable.map(
            (id): Settled => ({
              subjectId: `post:${id}`,
              error: {
                code: 'UPSTREAM_ERROR',
                message: `WordPress breaks whenever it is asked for post ${id}, also by itself, so it was left out. The site's error log says why. The next import tries it again.`,
              },
            }),
          ),
        ],
        uow,
      );
      await also(uow, {
        due: [...outcome.setAside, ...unreadable],
        tally: {
          ...tally,
          seen: tally.seen + items.length,
          terms: tally.terms + terms,
          created: tally.created + outcome.created,
          updated: tally.updated + outcome.updated,
          unchanged: tally.unchanged + outcome.unchanged,
          adopted: tally.adopted + outcome.adopted,
          conflicts: tally.conflicts + outcome.conflicts.length,
          unreadable: tally.unreadable + unreadable.length,
        },
      });
    });
  }

  /** Takes terms in. @returns those that came before their parents. */
  async takeTerms(terms: ImportedTerm[]): Promise<ImportedTerm[]> {
    await this.parts.importedTerms.savePage(this.job.siteId, terms);
    return this.parts.importedTerms.setParents(this.job.siteId, terms);
  }

  /** Marks those of them that are gone from WordPress. @returns how many. */
  async markGone(unmet: Post[]): Promise<number> {
    const gone: string[] = [];
    await eachOf(unmet, CONFIRMING_AT_ONCE, async ({ id, contentType, externalId }) => {
      if (await this.#isGone(postTypeOf(contentType) ?? '', externalId)) gone.push(id);
    });
    await this.parts.publication.markMissing(gone);
    return gone.length;
  }

  /** A post that our user may not see is not gone. */
  async #isGone(type: string, externalId: number): Promise<boolean> {
    try {
      return !(await this.reader.ask(() => this.client.isThere(type, externalId)));
    } catch (error) {
      if (reasonOf(error) === 'NO_RIGHTS' || reasonOf(error) === 'REFUSED') return false;
      throw error;
    }
  }

  /** Terms that were made after we had read the terms. */
  async #fetchUnknownTerms(items: LivePost[]): Promise<number> {
    const named = items.flatMap(({ terms }) =>
      Object.entries(terms).flatMap(([taxonomy, ids]) => ids.map((externalId) => ({ taxonomy, externalId }))),
    );
    if (named.length === 0) return 0;
    const unknown = await this.parts.importedTerms.unknown(this.job.siteId, named);
    let made = 0;
    for (const [taxonomy, terms] of Map.groupBy(unknown, ({ taxonomy }) => taxonomy)) {
      const ids = terms.map(({ externalId }) => externalId);
      const found = await this.reader.ask(() => this.client.termsById(taxonomy, ids));
      await this.takeTerms(found.map(importedTermOf));
      made += found.length;
    }
    return made;
  }
}
