/**
 * The prompts of the installation: each capability brings its own with a version, and an installation may put another text
 * in its place. Owns which text is used, and what it is called in the provenance of what it made.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import type { AiTables } from '../ai.tables.ts';
import { PromptOverrideEntity } from './prompt-override.entity.ts';
import { fillPrompt, type PromptVariable, promptFaults } from './prompt-template.rules.ts';

/** What a capability registers: its instructions to a model. The facts of each request follow them, whatever they say. */
export interface PromptTemplate {
  name: string;
  description: string;
  /** Name and version, as in `draft@1`. */
  version: string;
  text: string;
  variables: readonly PromptVariable[];
  /** What would be sent for a task. @throws NOT_FOUND for one out of reach. */
  example(actor: Actor, taskId: string): Promise<PromptExample>;
}

export interface PromptExample {
  values: Record<string, string | null>;
  /** The request that follows the instructions. */
  request: string;
}

/** A prompt as it stands now. */
export interface PromptState {
  name: string;
  description: string;
  version: string;
  default_text: string;
  override_text: string | null;
  written_over: string | null;
  variables: readonly PromptVariable[];
}

/** Instructions to send, and what they are called. */
export interface Instructions {
  prompt: string;
  system: string;
}

export class PromptService {
  readonly #db: Database;
  readonly #templates = new Map<string, PromptTemplate>();

  constructor(db: Database, templates: PromptTemplate[]) {
    this.#db = db;
    for (const template of templates) this.#templates.set(template.name, template);
  }

  /** What a capability sends. */
  async instructions(name: string, values: Record<string, string | null>): Promise<Instructions> {
    return (await this.writer(name))(values);
  }

  /** The same for many requests: the text is read once. */
  async writer(name: string): Promise<(values: Record<string, string | null>) => Instructions> {
    const { version, text } = this.#template(name);
    const own = (await this.#overrides([name])).get(name)?.text;
    // An own text is called by its fingerprint, so that two drafts of the same prompt can be told from those of another.
    const prompt = own === undefined ? version : `${version}+${createHash('sha256').update(own).digest('hex').slice(0, 8)}`;
    return (values) => ({ prompt, system: fillPrompt(own ?? text, values) });
  }

  async list(): Promise<PromptState[]> {
    const overrides = await this.#overrides([...this.#templates.keys()]);
    return [...this.#templates.values()].map((template) => stateOf(template, overrides.get(template.name)));
  }

  async update(actor: Actor, name: string, text: string): Promise<PromptState> {
    actor.requireScope('admin');
    actor.requireEverySite('change prompts, which all sites share');
    const template = this.#template(name);
    const faults = promptFaults(text, template.variables);
    if (faults.length > 0) throw badInput(faults);
    const written = { text, writtenOver: template.version };
    await this.#db.unitOfWork(async ({ em }) => {
      await em.upsert(
        PromptOverrideEntity,
        { name, ...written },
        { onConflictFields: ['name'], onConflictExcludeFields: ['id', 'createdAt'] },
      );
    });
    return stateOf(template, { text, written_over: template.version });
  }

  async reset(actor: Actor, name: string): Promise<PromptState> {
    actor.requireScope('admin');
    actor.requireEverySite('change prompts, which all sites share');
    const template = this.#template(name);
    await this.#db.rows<AiTables>().deleteFrom('prompt_override').where('name', '=', name).execute();
    return stateOf(template, undefined);
  }

  /** What would be sent for a task: with the text that is used now, or with one that is being written. */
  async preview(actor: Actor, name: string, taskId: string, text: string | null): Promise<{ system: string; request: string }> {
    const template = this.#template(name);
    const faults = text === null ? [] : promptFaults(text, template.variables);
    if (faults.length > 0) throw badInput(faults);
    const { values, request } = await template.example(actor, taskId);
    const system = text === null ? (await this.instructions(name, values)).system : fillPrompt(text, values);
    return { system, request };
  }

  #template(name: string): PromptTemplate {
    const template = this.#templates.get(name);
    if (!template) throw notFound('prompt', name);
    return template;
  }

  async #overrides(names: string[]): Promise<Map<string, { text: string; written_over: string }>> {
    const rows = await this.#db
      .rows<AiTables>()
      .selectFrom('prompt_override')
      .select(['name', 'text', 'written_over'])
      .where('name', 'in', names)
      .execute();
    return new Map(rows.map((row) => [row.name, row]));
  }
}

const stateOf = (
  { name, description, version, text, variables }: PromptTemplate,
  own: { text: string; written_over: string } | undefined,
): PromptState => ({
  name,
  description,
  version,
  variables,
  default_text: text,
  override_text: own?.text ?? null,
  written_over: own?.written_over ?? null,
});
