/**
 * Dockerfile and docker-compose.yml without an engine: the files that the last stage copies, in a folder of their own, and each
 * service's command and checks in the environment that both files give it. An address in it that only Compose's network has
 * is told to the one who starts it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');
const composeFile = readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');

type Env = Record<string, string>;

export interface Service {
  environment: Env;
  command: string[];
  /** As the engine asks whether it is healthy. */
  check: string[];
}

export interface Ran {
  child: ChildProcess;
  code: Promise<number | null>;
  said(): string;
}

/** What the image holds, but for its packages: they are the ones that are installed here. */
export function layOutImage(folder: string): void {
  for (const [, stage, from = '', to = ''] of lastStage().matchAll(/^COPY (--from=\w+ )?(\S+) (\S+)$/gm)) {
    const source = path.join(ROOT, from.replace(/^\/app\//, ''));
    const target = path.join(folder, to, to.endsWith('/') ? path.basename(source) : '');
    mkdirSync(path.dirname(target), { recursive: true });
    if (stage && to === 'node_modules') symlinkSync(source, target);
    else cpSync(source, target, { recursive: true });
  }
}

/** @param given what stands in the shell, or in .env. */
export function composeService(name: string, given: Env): Service {
  const { services } = parse(composeFile, { merge: true });
  const {
    environment = {},
    entrypoint,
    healthcheck,
  } = filledIn(services[name], given) as {
    environment?: Record<string, unknown>;
    entrypoint?: string[];
    healthcheck?: { test: string[] };
  };
  const [, image = ''] = /^ENV (.+)$/m.exec(lastStage()) ?? [];
  return {
    environment: {
      ...Object.fromEntries(image.split(' ').map((pair) => pair.split('=') as [string, string])),
      ...Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, String(value)])),
    },
    command: entrypoint ?? jsonBehind(/^ENTRYPOINT (\[.+\])$/m),
    check: healthcheck?.test.slice(1) ?? jsonBehind(/^HEALTHCHECK (?:.*\\\n)?\s*CMD (\[.+\])$/m),
  };
}

export function run([program = '', ...args]: string[], cwd: string, environment: Env): Ran {
  const file = program === 'node' ? process.execPath : program;
  const child = spawn(file, args, { cwd, env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output?.on('data', (part: Buffer) => (said += part.toString()));
  const code = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { child, code, said: () => said };
}

function lastStage(): string {
  return dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
}

function jsonBehind(pattern: RegExp): string[] {
  return JSON.parse(pattern.exec(lastStage())?.[1] ?? '[]');
}

/** As Compose fills in variables: in values, once they are read; what is required and not there is an error. */
function filledIn(value: unknown, given: Env): unknown {
  if (Array.isArray(value)) return value.map((one) => filledIn(one, given));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, given)]));
  }
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string | undefined, rest: string) => {
    if (given[name]) return given[name];
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return kind === '-' ? rest : '';
  });
}
