/**
 * A local server that speaks OpenAI's chat completions, as its API reference publishes them, and answers what the test has
 * scripted, one answer a request. A wrong key, an unknown model and an unknown address fail by themselves, in OpenAI's words.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const AI_KEY = 'sk-the-key-of-the-tests';
export const AI_MODEL = 'test-model-1';

export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: Record<string, unknown> } };
  stream?: boolean;
}

export type Answer = (response: ServerResponse, request: ChatRequest) => void | Promise<void>;

export interface OpenAiServer {
  /** What IGNY8_AI_BASE_URL is set to. */
  baseUrl: string;
  /** Every request that was answered from the script, in order. */
  requests: ChatRequest[];
  /** Answers the next requests so; the last one again and again. */
  script(...answers: Answer[]): void;
  stop(): Promise<void>;
}

const USAGE = { prompt_tokens: 120, completion_tokens: 340, total_tokens: 460 };

function completion(request: ChatRequest, message: { content: string | null; refusal: string | null }, finishReason: string): object {
  return {
    id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
    object: 'chat.completion',
    created: 1_741_569_952,
    model: request.model,
    choices: [{ index: 0, message: { role: 'assistant', annotations: [], ...message }, logprobs: null, finish_reason: finishReason }],
    usage: USAGE,
    service_tier: 'default',
  };
}

/** A good answer: text, or a value that is sent as JSON. */
export const says =
  (value: unknown, { finishReason = 'stop' } = {}): Answer =>
  (response, request) =>
    send(
      response,
      200,
      completion(request, { content: typeof value === 'string' ? value : JSON.stringify(value), refusal: null }, finishReason),
    );

export const refuses =
  (refusal: string): Answer =>
  (response, request) =>
    send(response, 200, completion(request, { content: null, refusal }, 'stop'));

/** An error in the form that OpenAI gives them. */
export const fails =
  (status: number, message: string, { code = null as string | null, type = 'invalid_request_error', headers = {} } = {}): Answer =>
  (response) =>
    send(response, status, { error: { message, type, param: null, code } }, headers);

/** Bytes that are no answer of a chat completions API at all. */
export const sendsRaw =
  (status: number, contentType: string, body: string): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };

export const hangsUp: Answer = (response) => {
  response.socket?.destroy();
};

export const slowly =
  (milliseconds: number, answer: Answer): Answer =>
  async (response, request) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
    if (!response.destroyed) await answer(response, request);
  };

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export async function startOpenAiServer({ key = AI_KEY, model = AI_MODEL, holdsToSchema = true } = {}): Promise<OpenAiServer> {
  const requests: ChatRequest[] = [];
  let script: Answer[] = [];

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions') {
      return fails(404, `Invalid URL (${incoming.method} ${incoming.url})`)(response, {} as ChatRequest);
    }
    const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest;
    if (incoming.headers.authorization !== `Bearer ${key}`) {
      return fails(401, 'Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.', {
        code: 'invalid_api_key',
      })(response, request);
    }
    if (request.model !== model) {
      return fails(404, `The model \`${request.model}\` does not exist or you do not have access to it.`, { code: 'model_not_found' })(
        response,
        request,
      );
    }
    if (request.response_format && !holdsToSchema) {
      return fails(400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.")(response, request);
    }
    requests.push(request);
    const answer = script.length > 1 ? script.shift() : script[0];
    if (!answer) throw new Error('Nothing was scripted.');
    await answer(response, request);
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: Error) =>
      send(response, 500, { error: { message: error.message, type: 'server_error', param: null, code: null } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    script: (...answers) => {
      script = answers;
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
