/**
 * Documents, made ready once and kept: parsed, measured, validated, their cost worked out. Queries, mutations and
 * subscriptions all pass here, and nowhere else. Holds the documents used last, bounded in number and in size.
 */
import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { AppError } from '../errors/app-error.ts';
import { type OperationPlan, planOperation } from './cost.rules.ts';
import { refuseTooLarge } from './shape-limits.rules.ts';

export const MAX_TOKENS = 5_000;
/** What graphql-js says when comparing fields of one name has cost it too much. */
const TOO_INTRICATE = 'Validation aborted.';
/** More than these say nothing new, and finding them takes time. */
const MAX_FAULTS = 10;
const TOO_MANY_TOKENS = /more tha[nt] \d+ tokens/;
const KEPT_DOCUMENTS = 1_000;
/** Parsed, a document takes about ninety bytes for each of its characters: this is 45 MB. All of the dashboard has 55,000. */
const KEPT_CHARACTERS = 500_000;
const LARGEST_KEPT = 50_000;

export class ReadyDocument {
  readonly document: DocumentNode;
  readonly #schema: GraphQLSchema;
  readonly #plans = new Map<OperationDefinitionNode, OperationPlan>();

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.document = document;
  }

  /** Of the one named, or of the only one; undefined where that says none. */
  plan(operationName: string | undefined): OperationPlan | undefined {
    const operation = getOperationAST(this.document, operationName);
    if (!operation) return undefined;
    let plan = this.#plans.get(operation);
    if (!plan) {
      plan = planOperation(this.#schema, this.document, operation);
      this.#plans.set(operation, plan);
    }
    return plan;
  }
}

interface Kept {
  ready: ReadyDocument;
  hash: string;
}

export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #byText = new Map<string, Kept>();
  readonly #byHash = new Map<string, DocumentNode>();
  #characters = 0;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @throws DocumentRefused for what is malformed, invalid or too large. */
  ready(text: string): ReadyDocument {
    const known = this.#byText.get(text);
    if (known) {
      // Used last: at the end.
      this.#byText.delete(text);
      this.#byText.set(text, known);
      return known.ready;
    }
    const ready = orTooDeep(() => this.#make(text));
    if (text.length <= LARGEST_KEPT) this.#keep(text, ready);
    return ready;
  }

  /** Apollo's view of it, by which it parses and validates nothing once more. It asks by prefix and SHA-256. */
  readonly store = {
    get: async (key: string) => this.#byHash.get(key.slice(key.lastIndexOf(':') + 1)),
    set: async () => undefined,
    delete: async () => false,
  };

  #make(text: string): ReadyDocument {
    const document = parseBounded(text);
    refuseTooLarge(document);
    const faults = validate(this.#schema, document, undefined, { maxErrors: MAX_FAULTS });
    if (faults.some(({ message }) => message === TOO_INTRICATE)) {
      throw new AppError('LIMIT_EXCEEDED', 'This document asks for the same fields too often to be compared. Ask for each of them once.', {
        limit: { part: 'fields' },
      });
    }
    if (faults.length > 0) throw new DocumentRefused(faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED')));
    return new ReadyDocument(this.#schema, document);
  }

  #keep(text: string, ready: ReadyDocument): void {
    const hash = createHash('sha256').update(text).digest('hex');
    this.#byText.set(text, { ready, hash });
    this.#byHash.set(hash, ready.document);
    this.#characters += text.length;
    for (const [oldest, { hash }] of this.#byText) {
      if (this.#byText.size <= KEPT_DOCUMENTS && this.#characters <= KEPT_CHARACTERS) return;
      this.#byText.delete(oldest);
      this.#byHash.delete(hash);
      this.#characters -= oldest.length;
    }
  }
}

/** A document that is not answered, with every fault that was found. */
export class DocumentRefused extends Error {
  readonly faults: readonly GraphQLError[];

  constructor(faults: readonly GraphQLError[]) {
    super(faults[0]?.message);
    this.faults = faults;
  }
}

/** Few words can nest deeper than they can be followed: who reads or compares them runs out of stack. */
function orTooDeep<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('LIMIT_EXCEEDED', 'This document nests values too deeply to be read. Send them as variables.', {
      limit: { part: 'depth' },
    });
  }
}

function parseBounded(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (!TOO_MANY_TOKENS.test(error.message)) throw new DocumentRefused([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
    throw new AppError(
      'LIMIT_EXCEEDED',
      `This document has more than ${MAX_TOKENS.toLocaleString('en')} words and signs, which is the most that is read. Send values as variables, and ask in several operations.`,
      { limit: { part: 'tokens', allowed: MAX_TOKENS } },
    );
  }
}

const withCode = ({ message, nodes, source, positions }: GraphQLError, code: string) =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
