import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many of everything a site has, and what waits for somebody.' })
export class SiteStats {
  @Field(() => Int, { description: 'Keywords.' })
  keywords!: number;

  @Field(() => Int, { name: 'unclusteredKeywords', description: 'Keywords without a cluster.' })
  unclustered_keywords!: number;

  @Field(() => Int, { description: 'Clusters.' })
  clusters!: number;

  @Field(() => Int, { name: 'clustersWithoutIdeas', description: 'Clusters for which nothing has been proposed.' })
  clusters_without_ideas!: number;

  @Field(() => Int, { description: 'Ideas that are not dismissed.' })
  ideas!: number;

  @Field(() => Int, { name: 'newIdeas', description: 'Ideas that nobody has decided on.' })
  new_ideas!: number;

  @Field(() => Int, { description: 'Tasks.' })
  tasks!: number;

  @Field(() => Int, { name: 'queuedTasks', description: 'Tasks that wait for the Writer.' })
  queued_tasks!: number;

  @Field(() => Int, { name: 'failedTasks', description: 'Queued tasks whose last try failed.' })
  failed_tasks!: number;

  @Field(() => Int, { description: 'All content, imported and written here.' })
  content!: number;

  @Field(() => Int, { description: 'Content that was not published from here.' })
  drafts!: number;

  @Field(() => Int, { name: 'needsCluster', description: 'Content without a cluster, which cannot be published.' })
  needs_cluster!: number;

  @Field(() => Int, { description: 'Content published from here.' })
  published!: number;

  @Field(() => Int, { name: 'unpublishedChanges', description: 'Published content that was edited since.' })
  unpublished_changes!: number;

  @Field(() => Int, { name: 'missingInWordPress', description: 'Content whose post is gone from WordPress.' })
  missing_in_wordpress!: number;

  @Field(() => Int, { description: 'Content changed here and in WordPress, where nobody has chosen yet.' })
  conflicts!: number;

  /** The site. */
  id!: string;
}
