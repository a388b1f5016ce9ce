/** What each command is given. */
import type { Config } from '../../platform/config/config.ts';

export interface Flags {
  /** backup: with the secret key in it. */
  withKey: boolean;
  /** restore: over what is in the database. */
  replace: boolean;
  /** Asks nothing. */
  yes: boolean;
  /** import-site: what the site is called from now on. */
  name?: string | undefined;
}

export interface CommandRun {
  config: Config;
  /** Whole, from the root of the file system. */
  file: string;
  /** export-site: its name or its id. */
  site?: string | undefined;
  flags: Flags;
  /** A line for the person at the terminal. */
  say: (line: string) => void;
  /** What a person types in answer; undefined where nobody is at the terminal. */
  ask: (question: string) => Promise<string | undefined>;
  /** Aborts when the person stops the command. */
  signal?: AbortSignal;
}
