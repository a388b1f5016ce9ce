/**
 * Runs a guide of docs/api as a reader would, from its first block to its last: in one terminal, with the files it says to save,
 * and with what was kept of each answer. A block is a test of its own, so that what could not be run here is seen as skipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../api.ts';
import { type Block, blocksIn, isOutput, ROOT } from './blocks.ts';
import { operationsOf, runOperation } from './operations.ts';
import { Terminal } from './terminal.ts';

/** IGNY8_URL, IGNY8_TOKEN, and what else the guide says that the reader has. */
export type Given = Record<string, string>;

const START = 'getting-started.md';
const CACHE = path.join(ROOT, '.cache/guides');
/** One block may generate code, check types and publish, on a machine that is busy with other tests. */
const BLOCK_LIMIT_MS = 120_000;

const TOOLS: Record<string, string[]> = { bash: ['bash', 'curl', 'jq'], python: ['bash', 'python3'], ts: ['bash'], graphql: ['bash'] };
const absent = new Map<string, boolean>();
/** Whether this machine lacks it. */
export const isAbsent = (tool: string): boolean => {
  if (!absent.has(tool)) absent.set(tool, spawnSync(tool, ['--version'], { stdio: 'ignore' }).status !== 0);
  return absent.get(tool) === true;
};

/** What a block that cannot be run would have left may be needed by those below it, except after Python: nothing is built on that. */
function withMissing(blocks: Block[]): { block: Block; missing: string[] }[] {
  let lost: string[] = [];
  let above: string[] = [];
  return blocks.map((block) => {
    const { mode, language } = block;
    if (mode === 'run') above = [...new Set([...lost, ...(TOOLS[language] ?? []).filter(isAbsent)])];
    else if (mode !== 'output') above = [];
    if (mode === 'run' && language !== 'python') lost = above;
    return { block, missing: above };
  });
}

const envName = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

export function describeGuide(guide: string, given: () => Promise<Given> | Given): void {
  describe(`docs/api/${guide}`, () => {
    const reader = new Reader();
    beforeAll(async () => reader.sitDown(guide, await given()));
    afterAll(() => reader.leave());

    for (const { block, missing } of withMissing(blocksIn(guide))) {
      const what = `line ${block.line}: ${[block.language, block.mode, block.name].filter(Boolean).join(' ')}`;
      if (missing.length > 0) it.skip(`${what} (skipped: no ${missing.join(', no ')})`, () => undefined);
      else it(what, () => reader.take(block), BLOCK_LIMIT_MS);
    }
  });
}

class Reader {
  #given: Given = {};
  #kept: Json = {};
  #folder = '';
  #terminal: Terminal | undefined;
  /** What the block that was run last printed. */
  #printed = '';

  sitDown(guide: string, given: Given): void {
    mkdirSync(CACHE, { recursive: true });
    this.#given = given;
    this.#folder = mkdtempSync(path.join(CACHE, `${path.parse(guide).name}-`));
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.#folder, 'node_modules'), 'junction');
    // Every guide begins where this one ends: with its helpers saved.
    if (guide !== START) for (const block of blocksIn(START)) if (block.mode === 'file') this.#save(block);
  }

  async leave(): Promise<void> {
    await this.#terminal?.close();
    if (this.#folder) rmSync(this.#folder, { recursive: true });
  }

  async take(block: Block): Promise<void> {
    if (block.mode === 'output') {
      if (!isOutput(block.text, this.#printed)) expect(this.#printed).toBe(block.text);
      return;
    }
    if (block.mode === 'given') return this.#check(block);
    if (block.mode === 'file') return this.#save(block);
    this.#printed = await this.#run(block);
  }

  #save({ name, text, line }: Block): void {
    if (!name) throw new Error(`The block at line ${line} has no file name.`);
    writeFileSync(path.join(this.#folder, name), text);
  }

  #check({ text, line }: Block): void {
    const names = text
      .split('\n')
      .filter(Boolean)
      .map((statement) => /^export (\w+)=/.exec(statement)?.[1] ?? statement);
    expect(
      names.filter((name) => this.#given[name] === undefined),
      `line ${line} exports what no test gives`,
    ).toEqual([]);
  }

  async #run(block: Block): Promise<string> {
    if (block.language === 'bash') return this.#shell.run(block.text);
    if (block.language === 'graphql') return this.#operate(block.text);
    this.#save(block);
    if (block.language === 'ts') return this.#shell.run(`node ${block.name}\n`);
    if (block.language === 'python') return this.#shell.run(`python3 ${block.name}\n`);
    throw new Error(`Nothing here runs ${block.language}, at line ${block.line}.`);
  }

  /** As in GraphiQL; what is kept there stands in the terminal too. */
  async #operate(text: string): Promise<string> {
    let last: Json = {};
    for (const operation of operationsOf(text)) {
      const inShell: Json = {};
      for (const name of operation.variables) {
        if (this.#kept[name] === undefined) inShell[name] = (await this.#shell.run(`printf %s "\${${envName(name)}-}"\n`)) || undefined;
      }
      const { data, kept } = await runOperation(
        operation,
        (name) => this.#kept[name] ?? inShell[name],
        (query, variables) => this.#send(query, variables),
      );
      for (const [name, value] of Object.entries(kept)) {
        this.#kept[name] = value;
        if (typeof value !== 'object') await this.#shell.run(`export ${envName(name)}='${value}'\n`);
      }
      last = data;
    }
    return JSON.stringify(last);
  }

  async #send(query: string, variables: Json): Promise<Json> {
    const response = await fetch(`${this.#given.IGNY8_URL}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#given.IGNY8_TOKEN}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Json;
    if (answer.errors) throw new Error(`${query}\n${JSON.stringify(answer.errors, null, 1)}`);
    return answer.data;
  }

  /** Opened by the first block that needs it: where there is no bash, none does. */
  get #shell(): Terminal {
    this.#terminal ??= new Terminal(this.#folder, this.#given);
    return this.#terminal;
  }
}
