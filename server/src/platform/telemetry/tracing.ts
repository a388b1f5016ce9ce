/**
 * OpenTelemetry traces. Spans are made through the API package, which does nothing until the SDK is there; that is loaded only
 * where the environment says where traces go. Nothing of them is sent to the sites, providers and receivers that we ask.
 */
import { type Attributes, type Context, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { DatabaseConnection } from 'kysely';
import type { TracingConfig } from './sampler.ts';
import { verbOf, withoutValues } from './sql-text.rules.ts';

const tracer = () => trace.getTracer('igny8');

/** Work as a span of the trace that is going on. What it throws stands in it by kind, not by message, which may hold anything. */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  kind = SpanKind.INTERNAL,
): Promise<T> {
  const span = tracer().startSpan(name, { attributes, kind });
  try {
    return await context.with(trace.setSpan(context.active(), span), () => work(span));
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

export function markFailed(span: Span, error: unknown): void {
  const { code, name } = error as { code?: unknown; name?: unknown };
  span.setAttribute('error.type', String(code ?? name ?? 'error').slice(0, 60));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A span that is begun and ended in different places; `within` is what its work runs in. */
export function beginSpan(name: string, attributes: Attributes, kind: SpanKind, parent: Context): { span: Span; within: Context } {
  const span = tracer().startSpan(name, { attributes, kind }, parent);
  return { span, within: trace.setSpan(parent, span) };
}

/** The trace that a caller is in, where it says so in the form of W3C. */
export const traceOf = (headers: object): Context => propagation.extract(context.active(), headers);

/** Each statement on this connection as a span: its text, and never its values. */
export function traceStatements(connection: DatabaseConnection): void {
  const { executeQuery } = connection;
  connection.executeQuery = function traced(query, ...rest) {
    const send = () => executeQuery.call(this, query, ...rest) as ReturnType<typeof executeQuery<never>>;
    // What the program does by itself, looking for work every second, is no trace of anything.
    if (!trace.getActiveSpan()?.isRecording()) return send();
    const verb = verbOf(query.sql);
    const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': verb, 'db.query.text': withoutValues(query.sql) };
    return inSpan(verb, attributes, send, SpanKind.CLIENT);
  };
}

/** @returns what sends the rest and ends it. */
export async function startTracing(config: TracingConfig): Promise<() => Promise<void>> {
  const [sdk, { OTLPTraceExporter }, { resourceFromAttributes }, { AsyncLocalStorageContextManager }, { TraceParent }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/context-async-hooks'),
    import('./trace-parent.ts'),
  ]);
  const root = {
    always_on: () => new sdk.AlwaysOnSampler(),
    always_off: () => new sdk.AlwaysOffSampler(),
    traceidratio: () => new sdk.TraceIdRatioBasedSampler(config.ratio),
  }[config.sampler.replace('parentbased_', '') as 'always_on' | 'always_off' | 'traceidratio']();
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': config.serviceName, 'process.pid': process.pid }),
    sampler: config.sampler.startsWith('parentbased_') ? new sdk.ParentBasedSampler({ root }) : root,
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: config.url }) })],
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(contexts);
  propagation.setGlobalPropagator(new TraceParent());
  trace.setGlobalTracerProvider(provider);
  return async () => {
    // A collector that is gone holds nothing up.
    await Promise.race([provider.shutdown(), new Promise((resolve) => setTimeout(resolve, SHUTDOWN_MS).unref())]).catch(() => undefined);
    trace.disable();
    propagation.disable();
    context.disable();
  };
}

const SHUTDOWN_MS = 3_000;
