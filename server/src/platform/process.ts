/** How an entry runs: one line for a fault that a person can mend, a clean stop on Ctrl-C, and no orphan of a dead parent. */
import { StartupError } from './errors/startup-error.ts';

/** How an entry ends: at once, or after it has gone on serving for a while. */
export interface Started {
  stop(): Promise<void>;
  drainSeconds: number;
}

/** For requests, jobs and the built-in database, one after the other; docker-compose.yml waits longer. */
const STOP_SECONDS = 45;

export interface Terminal {
  say: (line: string) => void;
  /** Ends the program, with this as its last word on stderr: it cannot go on until a person has mended something. */
  onLost: (fault: StartupError) => void;
}

export async function runProgram(start: (terminal: Terminal) => Promise<Started>): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  let stopping = false;
  let started: Started | undefined;

  const stop = async (reason: string, exitCode = 0) => {
    if (stopping) return;
    stopping = true;
    say(`${reason}. Stopping…`);
    setTimeout(() => process.exit(1), (STOP_SECONDS + (started?.drainSeconds ?? 0)) * 1000).unref();
    await started?.stop();
    process.exit(exitCode);
  };
  const onLost = (fault: StartupError) => {
    process.stderr.write(`${fault.message}\n`);
    // Parts that end without their database complain; the code is the same.
    stop('It cannot go on', 1).catch(() => process.exit(1));
  };
  process.on('SIGINT', () => void stop('Interrupted'));
  process.on('SIGTERM', () => void stop('Asked to end'));
  process.on('SIGHUP', () => void stop('The terminal was closed'));
  // `npm start` keeps a channel open to this process; when it breaks, the starter was killed.
  process.on('disconnect', () => void stop('The starter is gone'));

  try {
    started = await start({ say, onLost });
    if (stopping) await started.stop();
  } catch (error) {
    if (stopping) process.exit(0);
    process.stderr.write(error instanceof StartupError ? `${error.message}\n` : `IGNY8 could not start: ${(error as Error).stack}\n`);
    process.exit(1);
  }
}
