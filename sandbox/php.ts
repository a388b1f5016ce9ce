// Owns how the native PHP is called: its settings, its environment, a script run to its end, and the web server.
// Refuses systems for which the packaged PHP was not built.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Our own PHP files, run where they lie. */
export const CODE = fileURLToPath(new URL('./php', import.meta.url));

export interface Php {
  /** The folder that holds the binary, lib/ and exts/. */
  home: string;
  /** Compiled scripts, shared by all sandboxes of one cache. */
  opcache: string;
}

/** Which site a PHP process works on; handed over in the environment, never in argument lists. */
export interface Place {
  core: string;
  sqlite: string;
  site: string;
  url: string;
  secret: string;
}

export function assertPlatform(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(
    `The WordPress sandbox runs on Linux x64 (glibc) for now; this is ${process.platform} ${process.arch}. ` +
      'Everything else works without it: connect any WordPress 6.2 or newer instead.',
  );
}

export function phpBinary(php: Php): string {
  return path.join(php.home, 'php');
}

export function phpSettings(php: Php): string[] {
  const settings = {
    zend_extension: path.join(php.home, 'exts/opcache.so'),
    'opcache.enable_cli': '1',
    'opcache.file_cache': php.opcache,
    memory_limit: '512M',
    max_execution_time: '120',
    upload_max_filesize: '64M',
    post_max_size: '64M',
    variables_order: 'EGPCS',
    // To stderr, with no log file, and never into an answer.
    display_errors: '0',
    log_errors: '1',
    html_errors: '0',
  };
  return ['-n', ...Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`])];
}

export function phpEnvironment(php: Php, place?: Place): Record<string, string> {
  const base = { PATH: process.env.PATH ?? '', LD_LIBRARY_PATH: path.join(php.home, 'lib'), SANDBOX_CODE: CODE };
  if (!place) return base;
  return {
    ...base,
    HOME: place.site,
    TMPDIR: path.join(place.site, 'tmp'),
    SANDBOX_CORE: place.core,
    SANDBOX_SQLITE: place.sqlite,
    SANDBOX_SITE: place.site,
    SANDBOX_URL: place.url,
    SANDBOX_SECRET: place.secret,
  };
}

/** Runs a PHP file to its end and gives back its stdout; `input` is its stdin. Throws with what PHP said. */
export async function runPhp(php: Php, place: Place | undefined, file: string, args: string[] = [], input = ''): Promise<string> {
  const child = spawn(phpBinary(php), [...phpSettings(php), file, ...args], {
    env: phpEnvironment(php, place),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err = new Tail();
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.add(chunk));
  child.stdin.on('error', () => {}); // a script that ends early need not read it all
  child.stdin.end(input);
  const code = await ended(child);
  const stdout = Buffer.concat(out).toString('utf8');
  if (code !== 0) {
    const said = err.text().trim() || stdout.slice(-2000).trim();
    throw new Error(`PHP (${path.basename(file)}) ended with ${code}: ${said || 'it said nothing'}`);
  }
  return stdout;
}

function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`The packaged PHP does not start here (it needs glibc): ${error.message}`)));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'no exit code'));
  });
}

/** The last few KB of what a process said. */
export class Tail {
  private kept = '';

  add(chunk: Buffer): void {
    this.kept = (this.kept + chunk.toString('utf8')).slice(-8192);
  }

  text(): string {
    return this.kept;
  }
}
