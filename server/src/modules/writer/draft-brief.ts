import type { ContentStructure, ContentType } from '../planner/index.ts';

/** All that a writer is told, whoever writes: a provider's model or the built-in rules. */
export interface DraftBrief {
  siteName: string;
  title: string;
  contentType: ContentType;
  structure: ContentStructure;
  clusterName: string;
  clusterDescription: string | null;
  /** The cluster's name where the task has none. */
  primaryKeyword: string;
  /** The other keywords of the task, or of its cluster where the task names none; the most searched first. */
  keywords: string[];
  tone: string | null;
  targetCountry: string | null;
  brief: string | null;
  /** An English name, as in `German`; null for the language of the keywords. */
  language: string | null;
  /** The length that is wished for; null for what is usual for the structure. */
  words: number | null;
  /** For the text of a term: its name. */
  termName: string | null;
  /** What the cluster already has in WordPress, to link to. */
  related: { title: string; url: string }[];
}

/** What a writer gives back. */
export interface Draft {
  title: string;
  contentHtml: string;
}
