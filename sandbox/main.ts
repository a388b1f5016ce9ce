// The sandbox as a program: progress on stderr, one line of JSON on stdout when it is ready. Ends on SIGTERM, on
// SIGINT, and when whoever started it is gone, so that it is never left behind.
import { fstatSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type SandboxOptions, startSandbox } from './start.ts';
import { WORDPRESS_VERSIONS, type WordPressVersion } from './wordpress.ts';

const USAGE = `A real WordPress, with the IGNY8 plugin, on this machine.

node sandbox/main.ts [options]
  --port N         exactly this port (default: any that is free)
  --data-dir DIR   keep the site here (default: a temporary folder, gone at the end)
  --cache-dir DIR  where WordPress and PHP are kept (default: .cache/wordpress)
  --title TEXT     the title of a new site
  --wordpress V    the version of a new site: ${WORDPRESS_VERSIONS.join(', ')}
  --workers N      requests worked on at once (default: 4)
  --no-plugin      without the IGNY8 plugin
  --help
`;

function readOptions(): SandboxOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      'cache-dir': { type: 'string' },
      title: { type: 'string' },
      wordpress: { type: 'string' },
      workers: { type: 'string' },
      'no-plugin': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  return {
    port: wholeNumber('port', values.port, 65535),
    workers: wholeNumber('workers', values.workers, 32),
    dataDir: values['data-dir'],
    cacheDir: values['cache-dir'],
    title: values.title,
    wordpress: values.wordpress as WordPressVersion | undefined,
    plugin: !values['no-plugin'],
    log: (line) => process.stderr.write(`sandbox: ${line}\n`),
  };
}

function wholeNumber(name: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most) throw new Error(`--${name} wants a whole number from 1 to ${most}.`);
  return number;
}

/** Calls back once, when we are asked to end or have lost whoever started us. */
function onEnd(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  const stdin = fstatSync(0, { throwIfNoEntry: false } as never);
  // Only a pipe that closes says something; a terminal stays open and /dev/null is closed from the beginning.
  if (stdin && (stdin.isFIFO() || stdin.isSocket())) {
    process.stdin.on('end', end).on('error', end).on('close', end).resume();
  }
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 1000).unref();
}

async function main(): Promise<void> {
  const options = readOptions();
  let ending = false;
  const asked = new Promise<void>((resolve) => {
    onEnd(() => {
      ending = true;
      resolve();
    });
  });
  const starting = startSandbox(options);
  const sandbox = await Promise.race([starting, asked]);
  if (!sandbox) {
    // Asked to end while it was starting. What is half fetched lies under temporary names, swept at the next start.
    const late = await Promise.race([starting, sleep(10_000)]);
    await late?.stop();
    return;
  }

  const { url, username, applicationPassword, adminPassword, wordpressVersion, phpVersion, pid } = sandbox;
  process.stdout.write(`${JSON.stringify({ url, username, applicationPassword, adminPassword, wordpressVersion, phpVersion, pid })}\n`);
  process.stderr.write(`sandbox: WordPress ${wordpressVersion} on PHP ${phpVersion} is ready at ${url}\n`);

  const said = await Promise.race([sandbox.ended, asked]);
  await sandbox.stop();
  if (!ending) throw new Error(`WordPress ended by itself. ${said ?? ''}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
