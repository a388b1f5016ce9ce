/** Reads the environment once, checks every variable, and says in one line what is wrong. Nothing else reads it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../errors/startup-error.ts';
import { SAMPLERS, type TracingConfig } from '../telemetry/sampler.ts';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const trueFalse = z.enum(['true', 'false']).transform((value) => value === 'true');

const POSTGRES = /^postgres(ql)?:\/\//;
const POSTGRES_FORM = 'must look like postgresql://user:password@host:5432/database';

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** @throws through zod for what is no exact origin. */
function origins(list: string, context: z.RefinementCtx): string[] {
  const given = list.split(',').map((origin) => origin.trim());
  for (const origin of given) {
    if (URL.parse(origin)?.origin === origin && /^https?:/.test(origin)) continue;
    context.addIssue(`"${origin}" is no exact origin, as in https://app.example.com`);
  }
  return given;
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.string().regex(POSTGRES, POSTGRES_FORM).optional(),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((list) => list.split(',').map((url) => url.trim()))
    .pipe(z.array(z.string().regex(POSTGRES, `${POSTGRES_FORM}; several with commas`)))
    .optional(),
  IGNY8_DATABASE_CONNECTIONS: wholeNumber(2, 1_000).default(20),
  IGNY8_ADMIN_TOKEN: z.string().min(20, 'must have at least 20 characters').optional(),
  IGNY8_SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  IGNY8_WORKER: onOff.default(true),
  IGNY8_ALLOW_PRIVATE_SITES: trueFalse.default(false),
  IGNY8_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  IGNY8_CORS_ORIGINS: z.string().transform(origins).optional(),
  IGNY8_RATE_LIMIT: z.union([z.literal('off'), wholeNumber(1, 1_000_000)]).default(3_000),
  IGNY8_MAX_COST: wholeNumber(1, 10_000_000).default(50_000),
  IGNY8_MAX_SUBSCRIPTIONS: wholeNumber(1, 100_000).default(100),
  IGNY8_OPERATION_SECONDS: wholeNumber(1, 3_600).default(30),
  IGNY8_TRUSTED_DOCUMENTS_ONLY: trueFalse.default(false),
  IGNY8_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(1),
  IGNY8_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  IGNY8_METRICS_TOKEN: z.string().min(20, 'must have at least 20 characters').optional(),
  IGNY8_WORKER_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  IGNY8_DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  OTEL_SDK_DISABLED: trueFalse.default(false),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('igny8'),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  IGNY8_AI_PROVIDER: z.enum(['openai', 'anthropic', 'google', 'openai-compatible']).optional(),
  IGNY8_AI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  IGNY8_AI_API_KEY: z.string().min(1).optional(),
  IGNY8_AI_MODEL: z.string().min(1).optional(),
});

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Of its streaming replicas, which take queries off it. */
  databaseReplicaUrls: readonly string[];
  /** At most so many for its statements; the queue and what listens have theirs beside them. */
  databaseConnections: number;
  adminToken: string | undefined;
  secretKey: string;
  /** Where the key is kept; undefined where the environment gives it. */
  secretKeyFile: string | undefined;
  runWorker: boolean;
  allowPrivateSites: boolean;
  /** Where browsers reach the product, when that is not HOST and PORT. */
  publicUrl: string | undefined;
  /** The origins of other pages that may ask the API, by a token. */
  corsOrigins: readonly string[];
  /** What one asker may ask of the API. */
  limits: ApiLimits;
  /** Whether the API answers the dashboard's own documents alone. */
  trustedDocumentsOnly: boolean;
  /** How many proxies stand before it then: each adds the address that it was asked from, and what stands before those is anybody's. */
  proxyHops: number;
  logLevel: string;
  /** Who may read /metrics; without it there is none. */
  metricsToken: string | undefined;
  /** Where a worker of its own answers for its health and its metrics; without it, it listens on no port. */
  workerPort: number | undefined;
  /** How long a process that is asked to end goes on serving, while it says that it is not ready. */
  drainSeconds: number;
  tracing: TracingConfig | undefined;
  /** The AI provider, where the environment sets one: it wins over the one in the settings. */
  ai: AiEnvironment | undefined;
}

export interface ApiLimits {
  /** undefined: as many as come. */
  requestsPerMinute: number | undefined;
  /** Of one operation; docs/api/cost.md says how it is counted. */
  cost: number;
  /** Open at once. */
  subscriptions: number;
  operationSeconds: number;
}

export interface AiEnvironment {
  vendor: 'openai' | 'anthropic' | 'google' | 'openai-compatible';
  /** The vendor's own address where it is left out. */
  baseUrl: string | undefined;
  apiKey: string | undefined;
  model: string;
  /** The names of the variables that are set. */
  variables: string[];
}

/** @throws StartupError naming each wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartupError(`The environment is not right: ${faults.join('; ')}.`);
  }
  const e = parsed.data;
  if (e.DATABASE_REPLICA_URLS && !e.DATABASE_URL) {
    throw new StartupError('DATABASE_REPLICA_URLS is set, so DATABASE_URL must name the PostgreSQL that they are replicas of.');
  }
  const dataDir = path.resolve(e.DATA_DIR);
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir,
    databaseUrl: e.DATABASE_URL,
    databaseReplicaUrls: e.DATABASE_REPLICA_URLS ?? [],
    databaseConnections: e.IGNY8_DATABASE_CONNECTIONS,
    adminToken: e.IGNY8_ADMIN_TOKEN,
    secretKey: e.IGNY8_SECRET_KEY ?? keptSecretKey(dataDir),
    secretKeyFile: e.IGNY8_SECRET_KEY === undefined ? secretKeyFileIn(dataDir) : undefined,
    runWorker: e.IGNY8_WORKER,
    allowPrivateSites: e.IGNY8_ALLOW_PRIVATE_SITES,
    publicUrl: e.IGNY8_PUBLIC_URL?.replace(/\/$/, ''),
    corsOrigins: e.IGNY8_CORS_ORIGINS ?? [],
    limits: {
      requestsPerMinute: e.IGNY8_RATE_LIMIT === 'off' ? undefined : e.IGNY8_RATE_LIMIT,
      cost: e.IGNY8_MAX_COST,
      subscriptions: e.IGNY8_MAX_SUBSCRIPTIONS,
      operationSeconds: e.IGNY8_OPERATION_SECONDS,
    },
    trustedDocumentsOnly: e.IGNY8_TRUSTED_DOCUMENTS_ONLY,
    proxyHops: e.IGNY8_PUBLIC_URL === undefined ? 0 : e.IGNY8_PROXY_HOPS,
    logLevel: e.IGNY8_LOG_LEVEL,
    metricsToken: e.IGNY8_METRICS_TOKEN,
    workerPort: e.IGNY8_WORKER_PORT,
    drainSeconds: e.IGNY8_DRAIN_SECONDS,
    tracing: readTracing(e),
    ai: readAi(e),
  };
}

/** By OpenTelemetry's own variables; those of the exporter, as OTEL_EXPORTER_OTLP_HEADERS, it reads itself. */
function readTracing(e: z.infer<typeof environment>): TracingConfig | undefined {
  const url = e.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? e.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/?$/, '/v1/traces');
  if (url === undefined || e.OTEL_SDK_DISABLED) return undefined;
  return { url, serviceName: e.OTEL_SERVICE_NAME, sampler: e.OTEL_TRACES_SAMPLER, ratio: e.OTEL_TRACES_SAMPLER_ARG };
}

/** A key belongs to its address, so the four variables stand together. */
function readAi(e: z.infer<typeof environment>): AiEnvironment | undefined {
  const names = ['IGNY8_AI_PROVIDER', 'IGNY8_AI_BASE_URL', 'IGNY8_AI_API_KEY', 'IGNY8_AI_MODEL'] as const;
  const variables = names.filter((name) => e[name] !== undefined);
  const [first] = variables;
  if (!first) return undefined;
  const must = (what: string) => new StartupError(`${first} is set, so ${what}.`);
  const vendor = e.IGNY8_AI_PROVIDER ?? (e.IGNY8_AI_BASE_URL ? 'openai-compatible' : undefined);
  if (!vendor) throw must('IGNY8_AI_PROVIDER must say whose models write: openai, anthropic, google or openai-compatible');
  if (vendor === 'openai-compatible' && !e.IGNY8_AI_BASE_URL) throw must('IGNY8_AI_BASE_URL must say where the endpoint is');
  if (vendor !== 'openai-compatible' && !e.IGNY8_AI_API_KEY) throw must('IGNY8_AI_API_KEY must hold the key');
  if (!e.IGNY8_AI_MODEL) throw must('IGNY8_AI_MODEL must name a model');
  return { vendor, baseUrl: e.IGNY8_AI_BASE_URL, apiKey: e.IGNY8_AI_API_KEY, model: e.IGNY8_AI_MODEL, variables };
}

/** Of the key; the disk may have been full when it was written. */
const SHORTEST_KEY = 32;

const secretKeyFileIn = (dataDir: string): string => path.join(dataDir, 'secret-key');

/** The key made on the first start; readable by this user alone. */
function keptSecretKey(dataDir: string): string {
  const file = secretKeyFileIn(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const key = readFileSync(file, 'utf8').trim();
    if (key.length < SHORTEST_KEY) {
      throw new StartupError(
        `${file} holds no key: it was cut short. Put it back from a copy; or, where nothing was kept secret yet, delete it and start again.`,
      );
    }
    return key;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`The data folder ${dataDir} can't be written: ${(error as Error).message}. Set DATA_DIR to a folder that can.`);
  }
}
