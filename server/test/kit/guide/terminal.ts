/** One bash for one reader: what a block sets is there for the next. The first command that fails ends it, and is told with what it said. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export class Terminal {
  readonly #folder: string;
  readonly #shell: ChildProcessWithoutNullStreams;
  readonly #closed: Promise<unknown>;
  #printed = '';
  #said = '';
  #blocks = 0;
  #ended = false;

  constructor(folder: string, env: Record<string, string>) {
    this.#folder = folder;
    const bin = `${path.join(folder, 'node_modules/.bin')}:${process.env.PATH}`;
    this.#shell = spawn('bash', ['--noprofile', '--norc'], {
      cwd: folder,
      detached: true,
      env: { ...process.env, NODE_OPTIONS: '', ...env, PATH: bin },
    });
    this.#shell.stdout.on('data', (chunk) => (this.#printed += chunk));
    this.#shell.stderr.on('data', (chunk) => (this.#said += chunk));
    this.#closed = once(this.#shell, 'close').then(() => (this.#ended = true));
    this.#shell.stdin.on('error', () => undefined);
    this.#shell.stdin.write('set -euo pipefail\n');
  }

  /** Answers what the commands print. */
  async run(script: string): Promise<string> {
    if (this.#ended) throw new Error('A block before this one failed, and ended the terminal.');
    this.#blocks += 1;
    const mark = `--- the end of block ${this.#blocks} ---`;
    const file = `.block-${this.#blocks}.sh`;
    writeFileSync(path.join(this.#folder, file), script);
    this.#printed = '';
    this.#said = '';
    this.#shell.stdin.write(`source ./${file}\necho '${mark}'\n`);
    while (!this.#printed.includes(mark)) {
      if (this.#ended) throw new Error(`A command failed.\n${script}\n--- printed\n${this.#printed}\n--- said\n${this.#said}`);
      await Promise.race([once(this.#shell.stdout, 'data'), this.#closed]);
    }
    return this.#printed.slice(0, this.#printed.indexOf(mark));
  }

  /** Whatever still runs in it goes too. */
  async close(): Promise<void> {
    if (this.#ended || this.#shell.pid === undefined) return;
    process.kill(-this.#shell.pid, 'SIGKILL');
    await this.#closed;
  }
}
