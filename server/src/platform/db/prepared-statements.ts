/**
 * Statements that come again and again are parsed, and mostly planned, once a connection: that is half of what PostgreSQL does
 * for a look by id. Which statements: `worthPreparing`.
 */
import pg from 'pg';

/** So often a statement comes before it is taken to come again. */
const USES_BEFORE = 2;
/** What one connection keeps of them is memory of the server. */
const MOST_PREPARED = 200;
/** Statements whose uses are counted; of lists written out in the text there is no end. */
const MOST_COUNTED = 2_000;
/** Longer lists are planned for their length: a plan for all lists is one for short ones. */
const LONGEST_LIST = 200;

interface Known {
  uses: number;
  /** undefined until it has come often enough, and where it is never to be prepared. */
  name?: string;
}

export class PreparedStatements {
  readonly #known = new Map<string, Known>();
  #prepared = 0;

  /** The name under which a connection may keep it. */
  nameOf(text: string, values: readonly unknown[]): string | undefined {
    const known = this.#known.get(text) ?? this.#meet(text);
    known.uses += 1;
    if (known.uses === USES_BEFORE + 1 && this.#prepared < MOST_PREPARED && worthPreparing(text)) known.name = `igny8_${this.#prepared++}`;
    return known.name !== undefined && values.every(isShort) ? known.name : undefined;
  }

  /** It is sent as it is from now on. */
  forget(text: string): void {
    this.#known.set(text, { uses: Number.POSITIVE_INFINITY });
  }

  #meet(text: string): Known {
    if (this.#known.size >= MOST_COUNTED)
      for (const [counted, { name }] of this.#known) if (name === undefined) this.#known.delete(counted);
    const known: Known = { uses: 0 };
    this.#known.set(text, known);
    return known;
  }
}

/**
 * Not what has a limit: whether to walk an order or to sort what is found hangs on how many have the value that is asked for. Not
 * what takes a table as it is: such a plan ends with the table's next column. Not what asks for a conflict: an index of some rows
 * alone is found by a value, and a plan for all values fails.
 */
export const worthPreparing = (text: string): boolean => /^\s*(select|with|insert|update|delete)\b/i.test(text) && !LEFT_OUT.test(text);

const LEFT_OUT = /\blimit\b|\bfetch first\b|\bon conflict\b|(?:\b(?:select|returning)|[,.])\s*\*/i;

const isShort = (value: unknown): boolean => !Array.isArray(value) || value.length <= LONGEST_LIST;

/** A client of a pool whose connections all prepare the same statements under the same names. */
export function preparingClient(statements = new PreparedStatements()): typeof pg.Client {
  return class PreparingClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg has a dozen forms of it; all but one go through untouched.
    override query(...args: any[]): any {
      const [text, values, ...rest] = args;
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      const send = super.query as (...args: any[]) => any;
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || rest.length > 0) return send.apply(this, args);
      const name = statements.nameOf(text, values);
      if (name === undefined) return send.apply(this, args);
      return (send.call(this, { name, text, values }) as Promise<unknown>).catch((error) => {
        if (!isOutdated(error)) throw error;
        statements.forget(text);
        // In a transaction nothing more can be done: it is over.
        if (this.getTransactionStatus() !== 'I') throw error;
        return send.apply(this, args);
      });
    }
  } as typeof pg.Client;
}

/** A column has another type since it was prepared: a newer program has brought the database up to date meanwhile. */
const isOutdated = (error: { code?: string; routine?: string }): boolean =>
  error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
