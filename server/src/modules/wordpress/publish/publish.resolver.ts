import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { badInput } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { BatchPreview, ContentFilter, ContentSelection } from '../../content/graphql.ts';
import { type ContentBatchService, contentLoader } from '../../content/index.ts';
import type { JobService } from '../../jobs/index.ts';
import type { PublishService } from '../publish.service.ts';
import { PublishContentPayload, PublishPlan } from './publish.type.ts';
import { reasonsOf } from './publish-forecast.rules.ts';

/** So many that would fail are named; the reasons count them all. */
const MOST_TOLD = 100;

@Resolver()
export class PublishResolver {
  constructor(
    private readonly db: Database,
    private readonly service: PublishService,
    private readonly jobs: JobService,
    private readonly batches: ContentBatchService,
  ) {}

  @MoreTime(60)
  @Needs('publish')
  @Mutation(() => PublishContentPayload, {
    description:
      'Publishes contents of one site. Each is created or updated in WordPress and read back; status becomes PUBLISHED only after that.',
  })
  async publishContent(
    @Arg('contentIds', () => [ID], { nullable: true, description: 'The contents, all of one site, at most 2,000.' })
    contentIds: string[] | null,
    @Arg('matching', () => ContentFilter, {
      nullable: true,
      description: 'Instead of contentIds: all of the site `siteId` that match, at most 2,000.',
    })
    matching: ContentFilter | null,
    @Arg('siteId', () => ID, { nullable: true, description: 'The site that `matching` looks in.' }) siteId: string | null,
    @Arg('overwrite', () => Boolean, {
      defaultValue: false,
      description:
        'Also where the live post was changed in WordPress since it was last imported or published from here; refused otherwise.',
    })
    overwrite: boolean,
    @Arg('createTerms', () => Boolean, {
      defaultValue: true,
      description: 'Whether terms that WordPress does not have are made there; false fails a content that needs one.',
    })
    createTerms: boolean,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<PublishContentPayload> {
    const ids = contentIds ?? (await this.#idsMatching(actor, siteId, matching, 'contentIds'));
    return this.#settled(actor, ids, await this.service.begin(actor, ids, { overwrite, createTerms }), wait);
  }

  @Needs('publish')
  @Mutation(() => PublishContentPayload, {
    description:
      'For content whose post is missing: takes the post out of the trash where it lies there, else makes a new one, and publishes to it. One whose post is there fails.',
  })
  async recreateInWordPress(
    @Arg('contentIds', () => [ID], { description: 'The contents, all of one site, at most 2,000.' }) contentIds: string[],
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<PublishContentPayload> {
    return this.#settled(actor, contentIds, await this.service.recreate(actor, contentIds), wait);
  }

  @MoreTime(60)
  @Needs('read')
  @Query(() => [PublishPlan], {
    description:
      'What publishing these contents would do: target, terms to make, warnings, problems. Sends nothing; reads the live posts of up to 50.',
  })
  publishPreview(
    @Arg('contentIds', () => [ID], { description: 'The contents, all of one site, at most 2,000.' }) contentIds: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<PublishPlan[]> {
    return this.service.preview(actor, contentIds);
  }

  @Needs('read')
  @Query(() => BatchPreview, {
    description:
      'What publishing a selection would do, told from what is known here: how many would go, which would fail and why. publishPreview looks at single ones in WordPress.',
  })
  async publishBatchPreview(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('selection', () => ContentSelection, { description: 'Which content, at most 2,000.' }) selection: ContentSelection,
    @Arg('overwrite', () => Boolean, { defaultValue: false, description: 'As in publishContent.' }) overwrite: boolean,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<BatchPreview> {
    if ((selection.ids == null) === (selection.matching == null))
      throw badInput({ path: 'selection', message: 'Give either ids, or matching.' });
    const ids = selection.ids ?? (await this.#idsMatching(actor, siteId, selection.matching ?? null, 'selection'));
    const { total, unchanged, failures } = await this.service.forecast(actor, siteId, ids, overwrite);
    const told = await Promise.all(
      failures.slice(0, MOST_TOLD).map(async ({ contentId, code, message }) => {
        const content = await loaders.get(contentLoader).load(contentId);
        return content && { content, code, message };
      }),
    );
    return {
      total,
      unchanged,
      changing: total - unchanged - failures.length,
      failing: failures.length,
      reasons: reasonsOf(failures),
      failures: told.filter((obstacle) => obstacle !== null),
    };
  }

  async #settled(actor: Actor, ids: string[], jobId: string, wait: number): Promise<PublishContentPayload> {
    const job = await this.jobs.waitFor(actor, jobId, wait);
    // Not the request's loader: what it read before the job is old now.
    const loader = contentLoader(this.db);
    const contents = await Promise.all([...new Set(ids)].map((id) => loader.load(id)));
    return { job, contents: contents.filter((content) => content !== null) };
  }

  async #idsMatching(
    actor: Actor,
    siteId: string | null | undefined,
    matching: ContentFilter | null | undefined,
    path: string,
  ): Promise<string[]> {
    if (!matching || !siteId) throw badInput({ path, message: 'Give contentIds, or matching with its siteId.' });
    const ids = await this.batches.idsMatching(actor, siteId, matching);
    if (ids.length === 0) throw badInput({ path: 'matching', message: 'Nothing matches.' });
    return ids;
  }
}
