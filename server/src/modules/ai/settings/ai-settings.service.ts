/**
 * How this installation writes: which provider, with what defaults. Read at each use, one small row, so that every process
 * notices a change. The API key is sealed before it is stored and is never handed out.
 */
import type { Actor } from '../../../platform/access/actor.ts';
import type { Config } from '../../../platform/config/config.ts';
import type { SecretBox } from '../../../platform/crypto/secret-box.ts';
import type { Database } from '../../../platform/db/database.ts';
import { badInput, conflict, type FieldError } from '../../../platform/errors/app-error.ts';
import type { AiTables } from '../ai.tables.ts';
import type { AiConnection } from '../provider/endpoint.ts';
import type { AiVendor } from '../provider/vendors.rules.ts';
import { AiSettingsEntity } from './ai-settings.entity.ts';
import { addressOf, type ConnectionChange, type ConnectionChoice, changed, connectionFaults, languageTag } from './ai-settings.rules.ts';

/** What a draft is written with where its task does not say. */
export interface AiDefaults {
  temperature: number | null;
  /** A BCP 47 tag. */
  language: string | null;
  words: number | null;
  maxConcurrency: number;
}

export interface AiChoice extends AiDefaults {
  /** Null: the built-in writer. */
  connection: AiConnection | null;
}

/** As it may be shown: no key. */
export interface AiSettingsView extends AiDefaults {
  provider: AiVendor | null;
  baseUrl: string | null;
  hasKey: boolean;
  model: string | null;
  embeddingModel: string | null;
  /** Environment variables that are set, and win over what is stored. */
  environment: string[];
}

export interface AiSettingsChange extends ConnectionChange {
  embeddingModel?: string | null | undefined;
  temperature?: number | null | undefined;
  language?: string | null | undefined;
  words?: number | null | undefined;
  maxConcurrency?: number | null | undefined;
}

interface Stored extends ConnectionChoice, AiDefaults {
  embeddingModel: string | null;
}

const DEFAULT_AT_ONCE = 3;
const NOTHING: Stored = {
  provider: null,
  baseUrl: null,
  apiKey: null,
  model: null,
  embeddingModel: null,
  temperature: null,
  language: null,
  words: null,
  maxConcurrency: DEFAULT_AT_ONCE,
};

export class AiSettingsService {
  readonly #db: Database;
  readonly #box: SecretBox;
  readonly #environment: Config['ai'];

  constructor(db: Database, box: SecretBox, environment: Config['ai']) {
    this.#db = db;
    this.#box = box;
    this.#environment = environment;
  }

  async choice(): Promise<AiChoice> {
    return this.#choose(await this.#stored());
  }

  async view(): Promise<AiSettingsView> {
    const stored = await this.#stored();
    const { connection } = this.#choose(stored);
    const own = this.#environment ? null : stored;
    return {
      provider: connection?.vendor ?? own?.provider ?? null,
      baseUrl: connection?.baseUrl ?? own?.baseUrl ?? null,
      hasKey: connection ? connection.apiKey !== undefined : own?.apiKey != null,
      model: connection?.model ?? own?.model ?? null,
      embeddingModel: stored.embeddingModel,
      temperature: stored.temperature,
      language: stored.language,
      words: stored.words,
      maxConcurrency: stored.maxConcurrency,
      environment: this.#environment?.variables ?? [],
    };
  }

  /** What would be asked if `change` were saved. @throws BAD_USER_INPUT for what can't be saved. */
  async tried(actor: Actor, change: AiSettingsChange): Promise<AiChoice> {
    actor.requireScope('admin');
    actor.requireEverySite('try AI settings, which all sites share');
    return this.#choose(this.#apply(await this.#stored(), change));
  }

  async update(actor: Actor, change: AiSettingsChange): Promise<void> {
    actor.requireScope('admin');
    actor.requireEverySite('change the AI settings, which all sites share');
    const next = this.#apply(await this.#stored(), change);
    const { apiKey, ...plain } = next;
    await this.#db.unitOfWork(async ({ em }) => {
      await em.upsert(
        AiSettingsEntity,
        { isOnly: true, ...plain, apiKey: apiKey === null ? null : this.#box.seal(apiKey) },
        { onConflictFields: ['isOnly'], onConflictExcludeFields: ['id', 'createdAt'] },
      );
    });
  }

  #apply(stored: Stored, change: AiSettingsChange): Stored {
    if (
      this.#environment &&
      ['provider', 'baseUrl', 'apiKey', 'model'].some((field) => change[field as keyof AiSettingsChange] !== undefined)
    ) {
      throw conflict(
        `The provider is set by the environment (${this.#environment.variables.join(', ')}), which wins. Unset these variables and start again to choose it here.`,
      );
    }
    const connection = changed(stored, change);
    const faults: FieldError[] = this.#environment ? [] : connectionFaults(connection);
    const language = change.language == null || change.language === '' ? null : languageTag(change.language);
    if (change.language && language === null) {
      faults.push({ path: 'input.language', message: `"${change.language}" is no language tag. Write it as in en, de or pt-BR.` });
    }
    if (faults.length > 0) throw badInput(faults);
    const kept = <K extends 'embeddingModel' | 'temperature' | 'words'>(field: K): Stored[K] =>
      (change[field] === undefined ? stored[field] : change[field] || change[field] === 0 ? change[field] : null) as Stored[K];
    return {
      ...connection,
      embeddingModel: change.embeddingModel === undefined && connection.provider !== stored.provider ? null : kept('embeddingModel'),
      temperature: kept('temperature'),
      words: kept('words'),
      language: change.language === undefined ? stored.language : language,
      maxConcurrency: change.maxConcurrency ?? stored.maxConcurrency,
    };
  }

  #choose(stored: Stored): AiChoice {
    const { temperature, language, words, maxConcurrency } = stored;
    return { connection: this.#connection(stored), temperature, language, words, maxConcurrency };
  }

  #connection({ provider, baseUrl, apiKey, model, embeddingModel }: Stored): AiConnection | null {
    const embedding = { embeddingModel: embeddingModel ?? undefined };
    const environment = this.#environment;
    if (environment) {
      const { vendor, baseUrl: address, apiKey: key, model: name } = environment;
      return { vendor, baseUrl: addressOf(vendor, address ?? null) as string, apiKey: key, model: name, ...embedding, from: 'environment' };
    }
    const address = addressOf(provider, baseUrl);
    if (!provider || !model || !address) return null;
    return { vendor: provider, baseUrl: address, apiKey: apiKey ?? undefined, model, ...embedding, from: 'settings' };
  }

  async #stored(): Promise<Stored> {
    const row = await this.#db.rows<AiTables>().selectFrom('ai_settings').selectAll().executeTakeFirst();
    if (!row) return NOTHING;
    return {
      provider: row.provider,
      baseUrl: row.base_url,
      apiKey: row.api_key === null ? null : this.#opened(row.api_key),
      model: row.model,
      embeddingModel: row.embedding_model,
      temperature: row.temperature,
      language: row.language,
      words: row.words,
      maxConcurrency: row.max_concurrency,
    };
  }

  /** A key that was sealed under another IGNY8_SECRET_KEY is as good as none: the provider then asks for one. */
  #opened(sealed: string): string | null {
    try {
      return this.#box.open(sealed);
    } catch {
      return null;
    }
  }
}
