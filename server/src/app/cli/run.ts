/** Reads the command line, runs the command, and tells a fault that a person can mend in one line. Answers the exit code. */
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../../platform/config/config.ts';
import { StartupError } from '../../platform/errors/startup-error.ts';
import { backupCommand } from './backup.ts';
import type { CommandRun } from './command.ts';
import { restoreCommand } from './restore.ts';
import { exportSiteCommand } from './site/export-site.ts';
import { importSiteCommand } from './site/import-site.ts';
import { verifyCommand } from './verify.ts';

const USAGE = `igny8 backup FILE [--with-key]          everything in the database, in one file, while IGNY8 runs
igny8 restore FILE [--replace] [--yes]   a backup into a database that is empty, or over what it holds
igny8 verify FILE                        whether a backup or an export is whole; needs no database
igny8 export-site SITE [FILE]            one site, by its name or id, in one file, while IGNY8 runs
igny8 import-site FILE [--name NAME]     an export as a new site, beside those that are here, while IGNY8 runs`;

/** A file that is not whole is removed, a transaction rolled back. */
const STOPPED = 'Stopped. Nothing was changed, and no file is left behind.';

interface Command {
  run: (run: CommandRun) => Promise<unknown>;
  /** Whether a site is named before the file, which may then be left to the command. */
  ofSite?: boolean;
}

const COMMANDS: Record<string, Command> = {
  backup: { run: backupCommand },
  restore: { run: restoreCommand },
  verify: { run: verifyCommand },
  'export-site': { run: exportSiteCommand, ofSite: true },
  'import-site': { run: importSiteCommand },
};

export async function runCli(args: string[]): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const stopped = new AbortController();
  // Not once: the built-in PostgreSQL ends the program itself where nobody else listens. Who asks again is not kept waiting; what
  // comes at once comes twice by way of npm.
  let asked = Number.POSITIVE_INFINITY;
  const stop = () => {
    if (Date.now() - asked > 1_000) process.exit(130);
    asked = Math.min(asked, Date.now());
    stopped.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    const { command, ...given } = read(args);
    await command.run({ config: readConfig(process.env), ...given, say, ask, signal: stopped.signal });
    return 0;
  } catch (error) {
    process.stderr.write(`${stopped.signal.aborted ? STOPPED : error instanceof StartupError ? error.message : (error as Error).stack}\n`);
    return 1;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  }
}

function read(args: string[]) {
  const { positionals, values } = parsed(args);
  const [name = '', ...operands] = positionals;
  const command = COMMANDS[name];
  const site = command?.ofSite ? operands.shift() : undefined;
  const [given = command?.ofSite ? '.' : undefined, ...more] = operands;
  if (!command || given === undefined || more.length > 0 || (command.ofSite && !site)) throw new StartupError(USAGE);
  // npm runs scripts in the folder of the package, and says where the person stands.
  const file = path.resolve(process.env.INIT_CWD ?? '', given);
  const { 'with-key': withKey = false, replace = false, yes = false, name: newName } = values;
  return { command, file, site, flags: { withKey, replace, yes, name: newName } };
}

function parsed(args: string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options: { 'with-key': flag, replace: flag, yes: flag, name: { type: 'string' } } });
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
