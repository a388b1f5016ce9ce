/**
 * What is proposed or planned on a site already, dismissed ideas too, so that the same is not proposed again. Found by words;
 * read once a job, in pages, so that a large site costs a moment and not the memory of all its briefs.
 */
import { type Kysely, sql } from 'kysely';
import type { ContentStructure } from '../content-structure.rules.ts';
import type { PlannerTables } from '../planner.tables.ts';
import { kindOf, type Subject, subjectOf } from './subject.rules.ts';

export interface PlannedPage {
  title: string;
  contentStructure: ContentStructure;
  primaryKeywordId: string | null;
  primaryText: string | null;
}

const PAGE = 1_000;
/** Looked at closely for one idea, those that share most words first. */
const NEAREST = 20;

/** What a page is about, by what it aims at and by its title. */
export function subjectsOf({ title, contentStructure, primaryText }: Omit<PlannedPage, 'primaryKeywordId'>, language: string): Subject[] {
  const kind = kindOf(contentStructure, primaryText ?? title, language);
  return [...(primaryText ? [subjectOf(primaryText, language, kind)] : []), subjectOf(title, language, kind)];
}

export class TakenIdeas {
  readonly #pages: { page: PlannedPage; subjects: Subject[] }[] = [];
  readonly #byStem = new Map<string, Set<number>>();
  readonly #primaryIds = new Set<string>();
  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  add(page: PlannedPage): void {
    const subjects = subjectsOf(page, this.#language);
    const at = this.#pages.push({ page, subjects }) - 1;
    if (page.primaryKeywordId) this.#primaryIds.add(page.primaryKeywordId);
    for (const { words } of subjects) {
      for (const stem of words.keys()) {
        const places = this.#byStem.get(stem);
        if (places) places.add(at);
        else this.#byStem.set(stem, new Set([at]));
      }
    }
  }

  aimsAt(keywordId: string): boolean {
    return this.#primaryIds.has(keywordId);
  }

  /** The subjects of the pages that share most words with these. */
  near(subjects: Subject[]): Subject[][] {
    const shared = new Map<number, number>();
    for (const stem of new Set(subjects.flatMap(({ words }) => [...words.keys()])))
      for (const at of this.#byStem.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || b - a)
      .slice(0, NEAREST)
      .map(([at]) => (this.#pages[at] as { subjects: Subject[] }).subjects);
  }
}

export async function readTakenIdeas(rows: Kysely<PlannerTables>, siteId: string, language: string): Promise<TakenIdeas> {
  const taken = new TakenIdeas(language);
  for (const table of ['idea', 'task'] as const) {
    for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after; ) {
      const page: (PlannedPage & { id: string })[] = await rows
        .selectFrom(table)
        .leftJoin('keyword', 'keyword.id', `${table}.primary_keyword_id`)
        .select([
          `${table}.id`,
          `${table}.title`,
          `${table}.content_structure as contentStructure`,
          `${table}.primary_keyword_id as primaryKeywordId`,
          'keyword.text as primaryText',
        ])
        .where(`${table}.site_id`, '=', siteId)
        // A task that came of an idea says what the idea says.
        .$if(table === 'task', (query) => query.where(sql<boolean>`task.idea_id is null`))
        .where(`${table}.id`, '>', after)
        .orderBy(`${table}.id`)
        .limit(PAGE)
        .execute();
      for (const row of page) taken.add(row);
      after = page.length === PAGE ? page.at(-1)?.id : undefined;
    }
  }
  return taken;
}
