/**
 * A local server that speaks Anthropic's Messages API, streamed, as its reference publishes it. A wrong key, an unknown
 * model and an unknown address fail by themselves, in Anthropic's words.
 */
import type { ServerResponse } from 'node:http';
import { type AiServer, commonReplies, type Dialect, Frames, type Reply, sendJson, startAiServer } from './ai-server.ts';

export const ANTHROPIC_KEY = 'sk-ant-the-key-of-the-tests';
export const ANTHROPIC_MODEL = 'claude-sonnet-4-5';

export interface MessagesRequest {
  model: string;
  max_tokens: number;
  system?: { type: string; text: string }[];
  messages: { role: string; content: { type: string; text?: string }[] }[];
  stream?: boolean;
  temperature?: number;
}

const error = (type: string, message: string) => ({ type: 'error', error: { type, message }, request_id: 'req_011CSHoEeqs5C35K2UUqR7Fy' });

/** As the API's reference names its HTTP errors. */
const TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
};

function messagesReply(response: ServerResponse, request: MessagesRequest): Reply {
  const send = (frames: Frames, body: { type: string } & Record<string, unknown>) => frames.send(body, body.type);
  const begin = () => {
    const frames = new Frames(response);
    send(frames, {
      type: 'message_start',
      message: {
        id: 'msg_1nZdL29xx5MUA1yADyHTEsnR8uuvGzszyY',
        type: 'message',
        role: 'assistant',
        content: [],
        model: request.model,
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 120, output_tokens: 1 },
      },
    });
    send(frames, { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
    send(frames, { type: 'ping' });
    return frames;
  };
  const delta = (frames: Frames, text: string) =>
    send(frames, { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
  const end = (frames: Frames, stopReason: string) => {
    send(frames, { type: 'content_block_stop', index: 0 });
    send(frames, { type: 'message_delta', delta: { stop_reason: stopReason, stop_sequence: null }, usage: { output_tokens: 340 } });
    send(frames, { type: 'message_stop' });
    frames.end();
  };
  return {
    ...commonReplies(response),
    text: async (text, { finishReason, pauseMs }) => {
      const frames = begin();
      await frames.pieces(text, pauseMs, (piece) => delta(frames, piece));
      end(frames, finishReason === 'stop' ? 'end_turn' : 'max_tokens');
    },
    refusal: async (text) => {
      const frames = begin();
      delta(frames, text);
      end(frames, 'refusal');
    },
    cut: async (text) => {
      const frames = begin();
      delta(frames, text);
      await frames.cut();
    },
    breakDown: async (text) => {
      const frames = begin();
      delta(frames, text);
      frames.send(error('overloaded_error', 'Overloaded'), 'error');
      frames.end();
    },
    garble: async () => {
      const frames = begin();
      frames.send('{"type":"content_block_delta","delta":', 'content_block_delta');
      frames.end();
    },
    error: async (status, message, { kind, headers }) =>
      sendJson(response, status, error(kind ?? TYPES[status] ?? 'api_error', message), headers),
  };
}

const dialect: Dialect<MessagesRequest> = {
  takes: (method, url) => method === 'POST' && url === '/v1/messages',
  keyOf: (incoming) => incoming.headers['x-api-key'] as string | undefined,
  modelOf: (request) => request.model,
  unknownAddress: (response) => sendJson(response, 404, error('not_found_error', 'Not Found')),
  wrongKey: (response) => sendJson(response, 401, error('authentication_error', 'invalid x-api-key')),
  unknownModel: (response, model) => sendJson(response, 404, error('not_found_error', `model: ${model}`)),
  reply: messagesReply,
};

export const startAnthropicServer = ({ key = ANTHROPIC_KEY, model = ANTHROPIC_MODEL } = {}): Promise<AiServer<MessagesRequest>> =>
  startAiServer(dialect, { key, model, path: '/v1' });
