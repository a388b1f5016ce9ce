/**
 * A local server that speaks OpenAI's chat completions and its Responses API, streamed, and its embeddings, as its API
 * reference publishes them. A wrong key, an unknown model and an unknown address fail by themselves, in OpenAI's words.
 */
import type { ServerResponse } from 'node:http';
import { type AiServer, commonReplies, type Dialect, Frames, type Reply, sendJson, startAiServer } from './ai-server.ts';

export {
  type Answer,
  breaksDownAfter,
  fails,
  garbles,
  hangsUp,
  isCutAfter,
  refuses,
  says,
  sendsRaw,
  slowly,
} from './ai-server.ts';

export const AI_KEY = 'sk-the-key-of-the-tests';
export const AI_MODEL = 'test-model-1';
export const EMBEDDING_MODEL = 'test-embedding-1';

export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: Record<string, unknown> } };
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  temperature?: number;
  /** Of the Responses API. */
  input?: { role: string; content: string | { text: string }[] }[];
  store?: boolean;
}

export type OpenAiServer = AiServer<ChatRequest>;

const USAGE = { prompt_tokens: 120, completion_tokens: 340, total_tokens: 460 };
const CREATED = 1_741_569_952;

const error = (message: string, code: string | null, type = 'invalid_request_error') => ({ error: { message, type, param: null, code } });

function chatReply(response: ServerResponse, request: ChatRequest): Reply {
  const chunk = (choices: object[], usage: object | null = null) => ({
    id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
    object: 'chat.completion.chunk',
    created: CREATED,
    model: request.model,
    service_tier: 'default',
    system_fingerprint: 'fp_44709d6fcb',
    choices,
    ...(request.stream_options?.include_usage && { usage }),
  });
  const delta = (content: object, finishReason: string | null = null) =>
    chunk([{ index: 0, delta: content, logprobs: null, finish_reason: finishReason }]);
  const begin = () => {
    const frames = new Frames(response);
    frames.send(delta({ role: 'assistant', content: '', refusal: null }));
    return frames;
  };
  const end = (frames: Frames, finishReason: string) => {
    frames.send(delta({}, finishReason));
    if (request.stream_options?.include_usage) frames.send(chunk([], USAGE));
    frames.send('[DONE]');
    frames.end();
  };
  return {
    ...commonReplies(response),
    text: async (text, { finishReason, pauseMs }) => {
      const frames = begin();
      await frames.pieces(text, pauseMs, (piece) => frames.send(delta({ content: piece })));
      end(frames, finishReason);
    },
    refusal: async (text) => {
      const frames = begin();
      frames.send(delta({ refusal: text }));
      end(frames, 'stop');
    },
    cut: async (text) => {
      const frames = begin();
      frames.send(delta({ content: text }));
      await frames.cut();
    },
    breakDown: async (text) => {
      const frames = begin();
      frames.send(delta({ content: text }));
      frames.send(error('The server had an error while processing your request. Sorry about that!', null, 'server_error'));
      frames.end();
    },
    garble: async () => {
      const frames = begin();
      frames.send('{"id":"chatcmpl-1","choices":[{');
      frames.end();
    },
    error: async (status, message, { kind, headers }) => sendJson(response, status, error(message, kind), headers),
  };
}

function responsesReply(response: ServerResponse, request: ChatRequest): Reply {
  const id = 'resp_67c9fdcecf488190bdd9a0409de3a1ec07b8b0ad4e5eb654';
  const itemId = 'msg_67c9fdcf37fc8190ba82116e33fb28c507b8b0ad4e5eb654';
  let sequence = 0;
  const whole = (status: string, output: object[], rest: object = {}) => ({
    id,
    object: 'response',
    created_at: CREATED,
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    model: request.model,
    output,
    usage: null,
    ...rest,
  });
  const send = (frames: Frames, type: string, body: object) => {
    frames.send({ type, sequence_number: sequence, ...body }, type);
    sequence += 1;
  };
  const begin = () => {
    const frames = new Frames(response);
    send(frames, 'response.created', { response: whole('in_progress', []) });
    send(frames, 'response.in_progress', { response: whole('in_progress', []) });
    send(frames, 'response.output_item.added', {
      output_index: 0,
      item: { id: itemId, type: 'message', status: 'in_progress', role: 'assistant', content: [] },
    });
    return frames;
  };
  const at = { item_id: itemId, output_index: 0, content_index: 0 };
  const delta = (frames: Frames, piece: string) => send(frames, 'response.output_text.delta', { ...at, delta: piece, logprobs: [] });
  const end = (frames: Frames, part: object, finishReason: 'stop' | 'length') => {
    const item = { id: itemId, type: 'message', status: 'completed', role: 'assistant', content: [part] };
    send(frames, 'response.content_part.done', { ...at, part });
    send(frames, 'response.output_item.done', { output_index: 0, item });
    const usage = {
      input_tokens: USAGE.prompt_tokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: USAGE.completion_tokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: USAGE.total_tokens,
    };
    if (finishReason === 'stop') send(frames, 'response.completed', { response: whole('completed', [item], { usage }) });
    else {
      const cut = whole('incomplete', [item], { usage, incomplete_details: { reason: 'max_output_tokens' } });
      send(frames, 'response.incomplete', { response: cut });
    }
    frames.end();
  };
  const beginText = () => {
    const frames = begin();
    send(frames, 'response.content_part.added', { ...at, part: { type: 'output_text', text: '', annotations: [] } });
    return frames;
  };
  return {
    ...commonReplies(response),
    text: async (text, { finishReason, pauseMs }) => {
      const frames = beginText();
      await frames.pieces(text, pauseMs, (piece) => delta(frames, piece));
      send(frames, 'response.output_text.done', { ...at, text, logprobs: [] });
      end(frames, { type: 'output_text', text, annotations: [] }, finishReason);
    },
    refusal: async (text) => {
      const frames = begin();
      send(frames, 'response.content_part.added', { ...at, part: { type: 'refusal', refusal: '' } });
      send(frames, 'response.refusal.delta', { ...at, delta: text });
      send(frames, 'response.refusal.done', { ...at, refusal: text });
      end(frames, { type: 'refusal', refusal: text }, 'stop');
    },
    cut: async (text) => {
      const frames = beginText();
      delta(frames, text);
      await frames.cut();
    },
    breakDown: async (text) => {
      const frames = beginText();
      delta(frames, text);
      const fault = { code: 'server_error', message: 'The model failed to generate a response.' };
      send(frames, 'response.failed', { response: whole('failed', [], { error: fault }) });
      frames.end();
    },
    garble: async () => {
      const frames = begin();
      frames.send('{"type":"response.output_text.delta","delta":', 'response.output_text.delta');
      frames.end();
    },
    error: async (status, message, { kind, headers }) => sendJson(response, status, error(message, kind), headers),
  };
}

const dialect = (holdsToSchema: boolean, takesTemperature: boolean): Dialect<ChatRequest> => ({
  takes: (method, url) => method === 'POST' && ['/v1/chat/completions', '/v1/responses', '/v1/embeddings'].includes(url),
  keyOf: (incoming) => incoming.headers.authorization?.replace(/^Bearer /, ''),
  modelOf: (request, url) => (url === '/v1/embeddings' && request.model === EMBEDDING_MODEL ? AI_MODEL : request.model),
  unknownAddress: (response, url) => sendJson(response, 404, error(`Invalid URL (${url})`, null)),
  wrongKey: (response) =>
    sendJson(
      response,
      401,
      error('Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.', 'invalid_api_key'),
    ),
  unknownModel: (response, model) =>
    sendJson(response, 404, error(`The model \`${model}\` does not exist or you do not have access to it.`, 'model_not_found')),
  answersItself: (response, request, url) => {
    if (url === '/v1/embeddings') {
      const { input } = request as unknown as { input: string[] };
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, 1, 0] }));
      sendJson(response, 200, { object: 'list', data, model: request.model, usage: { prompt_tokens: 5, total_tokens: 5 } });
      return true;
    }
    if (request.response_format && !holdsToSchema) {
      sendJson(response, 400, error("Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", null));
      return true;
    }
    if (request.temperature !== undefined && !takesTemperature) {
      sendJson(response, 400, error("Unsupported value: 'temperature' does not support 0.3 with this model.", 'unsupported_value'));
      return true;
    }
    return false;
  },
  reply: (response, request, url) => (url === '/v1/responses' ? responsesReply : chatReply)(response, request),
});

export const startOpenAiServer = ({
  key = AI_KEY,
  model = AI_MODEL,
  holdsToSchema = true,
  takesTemperature = true,
} = {}): Promise<OpenAiServer> => startAiServer(dialect(holdsToSchema, takesTemperature), { key, model, path: '/v1' });
