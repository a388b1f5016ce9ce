/** Reads the command line, runs the command, and tells a fault that a person can mend in one line. Answers the exit code. */
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../../platform/config/config.ts';
import { StartupError } from '../../platform/errors/startup-error.ts';
import { backupCommand } from './backup.ts';
import type { CommandRun } from './command.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

const USAGE = `igny8 backup FILE [--with-key]         everything in the database, in one file, while IGNY8 runs
igny8 restore FILE [--replace] [--yes]  a backup into a database that is empty, or over what it holds
igny8 verify FILE                       whether a backup is whole; needs no database`;

const COMMANDS: Record<string, (run: CommandRun) => Promise<unknown>> = {
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
};

export async function runCli(args: string[]): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const { command, file, flags } = read(args);
    await command({ config: readConfig(process.env), file, flags, say, ask, signal: stopped.signal });
    return 0;
  } catch (error) {
    process.stderr.write(error instanceof StartupError ? `${error.message}\n` : `${(error as Error).stack}\n`);
    return 1;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  }
}

function read(args: string[]) {
  const { positionals, values } = parsed(args);
  const [name = '', given, ...more] = positionals;
  const command = COMMANDS[name];
  if (!command || given === undefined || more.length > 0) throw new StartupError(USAGE);
  // npm runs scripts in the folder of the package, and says where the person stands.
  const file = path.resolve(process.env.INIT_CWD ?? '', given);
  const { 'with-key': withKey = false, replace = false, yes = false } = values;
  return { command, file, flags: { withKey, replace, yes } };
}

function parsed(args: string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options: { 'with-key': flag, replace: flag, yes: flag } });
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}
