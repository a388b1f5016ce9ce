/**
 * What a run over some tasks will take, before it is begun: from the prompts as they would be sent, the usual or wished
 * length, and the price table. Says so where a price is not known, instead of a number.
 */
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import { type AiSettingsService, BUILT_IN, costOf, PRICES_AS_OF, type PromptService, withSchema } from '../../ai/index.ts';
import { type DraftOrder, findDraftOrders } from '../draft-brief.reads.ts';
import { usualWords } from '../draft-length.rules.ts';
import { draftAnswer, draftRequest } from '../prompts/draft.prompt.ts';
import { DRAFT_TEMPLATE, draftValues } from '../prompts/draft.template.ts';
import { tokensOf, tokensOfDraft } from './tokens.rules.ts';

export interface DraftEstimate {
  drafts: number;
  provider: string;
  models: string[];
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null where a price is not known. */
  cost: number | null;
  note: string;
}

const MOST = 1_000;

export class DraftEstimateService {
  readonly #db: Database;
  readonly #settings: AiSettingsService;
  readonly #prompts: PromptService;

  constructor(db: Database, settings: AiSettingsService, prompts: PromptService) {
    this.#db = db;
    this.#settings = settings;
    this.#prompts = prompts;
  }

  async estimate(actor: Actor, taskIds: string[]): Promise<DraftEstimate> {
    const ids = [...new Set(taskIds)];
    if (ids.length === 0 || ids.length > MOST) throw badInput({ path: 'taskIds', message: `Name 1 to ${MOST} tasks.` });
    const choice = await this.#settings.choice();
    const orders = await findDraftOrders(this.#db, ids, choice);
    const missing = ids.find((id) => !actor.reaches(orders.get(id)?.siteId ?? '') || !orders.has(id));
    if (missing !== undefined) throw notFound('task', missing);
    const { connection } = choice;
    if (!connection) {
      const note = 'The built-in writer costs nothing: no provider is chosen.';
      return { drafts: ids.length, provider: BUILT_IN, models: [], inputTokens: 0, outputTokens: 0, cost: 0, note };
    }
    const instructions = await this.#prompts.writer(DRAFT_TEMPLATE);
    const inputTokens = ({ brief }: DraftOrder) =>
      tokensOf(withSchema(instructions(draftValues(brief)).system, draftAnswer)) + tokensOf(draftRequest(brief));
    const host = new URL(connection.baseUrl).host;
    const total = { inputTokens: 0, outputTokens: 0, cost: 0 };
    const models = new Set<string>();
    const unpriced = new Set<string>();
    for (const order of orders.values()) {
      const model = order.model ?? connection.model;
      const tokens = { inputTokens: inputTokens(order), outputTokens: tokensOfDraft(wordsOf(order)) };
      const cost = costOf({ vendor: connection.vendor, host, model }, tokens);
      models.add(model);
      if (cost === null) unpriced.add(model);
      total.inputTokens += tokens.inputTokens;
      total.outputTokens += tokens.outputTokens;
      total.cost += cost ?? 0;
    }
    return {
      ...total,
      drafts: ids.length,
      provider: connection.vendor,
      models: [...models],
      cost: unpriced.size > 0 ? null : total.cost,
      note: noteOf([...unpriced], host),
    };
  }
}

function wordsOf({ brief }: DraftOrder): number {
  const [from, to] = usualWords[brief.structure];
  return brief.words ?? (from + to) / 2;
}

function noteOf(unpriced: string[], host: string): string {
  if (unpriced.length > 0) {
    const names = unpriced.map((model) => `"${model}"`).join(', ');
    return `The price of ${names} at ${host} is not known here, so there are only tokens. Multiply them by what your provider asks.`;
  }
  return `An estimate, by list prices of ${PRICES_AS_OF}. An answer that has to be asked for once more costs up to twice as much, and models that think before they write take more tokens.`;
}
