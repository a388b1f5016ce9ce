import type { ContentType } from '../planner/index.ts';
import type { SiteTables } from '../site/index.ts';
import type { TaxonomyTables } from '../taxonomy/index.ts';
import type { ContentTables } from './content.tables.ts';

export type ImportTables = ContentTables & TaxonomyTables & SiteTables;

export interface ImportedPost {
  externalId: number;
  contentType: Exclude<ContentType, 'taxonomy'>;
  status: string;
  title: string;
  html: string;
  url: string;
  /** ISO 8601 with its zone. */
  modifiedAt: string;
  /** The Content that the post itself says it shows. */
  contentId: string | null;
  terms: Record<string, number[]>;
}

/** What a reader sees of it. */
export type PostWords = Pick<ImportedPost, 'title' | 'html' | 'terms'>;

/** A post that goes into a row. */
export interface Placed<Post extends PostWords = ImportedPost> {
  id: string;
  post: Post;
  /** The `fingerprint` of the post. */
  baseline: string;
}
