/**
 * A local AI provider: what every one has in common. A test scripts its answers, one a request; a dialect says them in the
 * frames of its vendor's published protocol, so that the vendor's own SDK reads them as it reads the real ones.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a vendor would say it. */
export interface Reply {
  /** @param pauseMs between two pieces of a streamed text. */
  text(text: string, options: { finishReason: 'stop' | 'length'; pauseMs: number }): Promise<void>;
  refusal(text: string): Promise<void>;
  /** The beginning of an answer, and then the line is cut. */
  cut(text: string): Promise<void>;
  /** The beginning of an answer, and then an error in the stream. */
  breakDown(text: string): Promise<void>;
  /** An answer whose frames are no JSON. */
  garble(): Promise<void>;
  /** @param kind the vendor's own name for the error, where it has one. */
  error(status: number, message: string, options: { kind: string | null; headers: Record<string, string> }): Promise<void>;
  raw(status: number, contentType: string, body: string): Promise<void>;
  hangUp(): Promise<void>;
}

export type Answer = (reply: Reply) => Promise<void>;

/** A good answer: text, or a value that is sent as JSON. */
export const says =
  (value: unknown, { finishReason = 'stop' as 'stop' | 'length', pauseMs = 0 } = {}): Answer =>
  (reply) =>
    reply.text(typeof value === 'string' ? value : JSON.stringify(value), { finishReason, pauseMs });

export const refuses =
  (text: string): Answer =>
  (reply) =>
    reply.refusal(text);

export const isCutAfter =
  (text: string): Answer =>
  (reply) =>
    reply.cut(text);

export const breaksDownAfter =
  (text: string): Answer =>
  (reply) =>
    reply.breakDown(text);

export const garbles: Answer = (reply) => reply.garble();

/** An error in the form that the vendor gives them. */
export const fails =
  (status: number, message: string, { code = null as string | null, headers = {} as Record<string, string> } = {}): Answer =>
  (reply) =>
    reply.error(status, message, { kind: code, headers });

/** Bytes that are no answer of such an API at all. */
export const sendsRaw =
  (status: number, contentType: string, body: string): Answer =>
  (reply) =>
    reply.raw(status, contentType, body);

export const hangsUp: Answer = (reply) => reply.hangUp();

export const slowly =
  (milliseconds: number, answer: Answer): Answer =>
  async (reply) => {
    await sleep(milliseconds, undefined, { ref: false });
    await answer(reply);
  };

export interface Dialect<Request> {
  /** @returns false where this address is none of the API's. */
  takes(method: string, url: string): boolean;
  keyOf(incoming: IncomingMessage): string | undefined;
  modelOf(request: Request, url: string): string;
  unknownAddress(response: ServerResponse, url: string): void;
  wrongKey(response: ServerResponse): void;
  unknownModel(response: ServerResponse, model: string): void;
  /** Answers by itself what it refuses or what is no question, and says so. */
  answersItself?(response: ServerResponse, request: Request, url: string): boolean;
  reply(response: ServerResponse, request: Request, url: string): Reply;
}

export interface AiServer<Request> {
  /** What the base URL is set to. */
  baseUrl: string;
  /** Every request that was answered from the script, in order. */
  requests: Request[];
  /** When each of them came, in milliseconds. */
  times: number[];
  /** How many were being answered at once, at most. */
  readonly mostAtOnce: number;
  /** Answers the next requests so; the last one again and again. */
  script(...answers: Answer[]): void;
  stop(): Promise<void>;
}

export async function startAiServer<Request>(
  dialect: Dialect<Request>,
  { key, model, path }: { key: string; model: string; path: string },
): Promise<AiServer<Request>> {
  const requests: Request[] = [];
  const times: number[] = [];
  let script: Answer[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = incoming.url ?? '';
    if (!dialect.takes(incoming.method ?? '', url)) return dialect.unknownAddress(response, `${incoming.method} ${url}`);
    const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Request;
    if (dialect.keyOf(incoming) !== key) return dialect.wrongKey(response);
    const asked = dialect.modelOf(request, url);
    if (asked !== model) return dialect.unknownModel(response, asked);
    if (dialect.answersItself?.(response, request, url)) return;
    requests.push(request);
    times.push(Date.now());
    const answer = script.length > 1 ? script.shift() : script[0];
    if (!answer) throw new Error('Nothing was scripted.');
    await answer(dialect.reply(response, request, url));
  };

  const server = createServer((incoming, response) => {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    handle(incoming, response)
      .catch((error: Error) => {
        if (!response.headersSent)
          sendJson(response, 500, { error: { message: error.message, type: 'server_error', param: null, code: null } });
      })
      .finally(() => {
        atOnce -= 1;
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${path}`,
    requests,
    times,
    get mostAtOnce() {
      return mostAtOnce;
    },
    script: (...answers) => {
      script = answers;
      requests.length = 0;
      times.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function sendJson(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Server-sent events, one frame at a time. */
export class Frames {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  }

  /** With an `event:` line where the protocol has them. */
  send(data: object | string, event?: string): void {
    if (this.#response.destroyed) return;
    this.#response.write(`${event ? `event: ${event}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  }

  async pieces(text: string, pauseMs: number, send: (piece: string) => void): Promise<void> {
    for (const piece of text.match(/[\s\S]{1,24}/g) ?? []) {
      send(piece);
      if (pauseMs > 0) await sleep(pauseMs, undefined, { ref: false });
    }
  }

  end(): void {
    this.#response.end();
  }

  /** What was sent arrives, and then the connection is gone. */
  async cut(): Promise<void> {
    await sleep(30);
    this.#response.socket?.destroy();
  }
}

/** What every dialect does in the same way. */
export const commonReplies = (response: ServerResponse): Pick<Reply, 'raw' | 'hangUp'> => ({
  raw: async (status, contentType, body) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  },
  hangUp: async () => {
    response.socket?.destroy();
  },
});
