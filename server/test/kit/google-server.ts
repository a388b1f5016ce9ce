/** A local server that speaks the Gemini API's streamGenerateContent, as its reference publishes it, and fails in its words. */
import type { ServerResponse } from 'node:http';
import { type AiServer, commonReplies, type Dialect, Frames, type Reply, sendJson, startAiServer } from './ai-server.ts';

export const GOOGLE_KEY = 'AIza-the-key-of-the-tests';
export const GOOGLE_MODEL = 'gemini-2.5-flash';

export interface GenerateRequest {
  contents: { role: string; parts: { text: string }[] }[];
  systemInstruction?: { parts: { text: string }[] };
  generationConfig?: { responseMimeType?: string; temperature?: number };
}

const error = (code: number, status: string, message: string, details: object[] = []) => ({ error: { code, message, status, details } });

const STATUSES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

function generateReply(response: ServerResponse): Reply {
  const usageMetadata = { promptTokenCount: 120, candidatesTokenCount: 340, totalTokenCount: 460 };
  const candidate = (text: string, finishReason?: string) => ({
    candidates: [{ content: { parts: text === '' ? [] : [{ text }], role: 'model' }, index: 0, ...(finishReason && { finishReason }) }],
    usageMetadata,
    modelVersion: GOOGLE_MODEL,
  });
  return {
    ...commonReplies(response),
    text: async (text, { finishReason, pauseMs }) => {
      const frames = new Frames(response);
      await frames.pieces(text, pauseMs, (piece) => frames.send(candidate(piece)));
      frames.send(candidate('', finishReason === 'stop' ? 'STOP' : 'MAX_TOKENS'));
      frames.end();
    },
    refusal: async (text) => {
      const frames = new Frames(response);
      frames.send(candidate(text, 'SAFETY'));
      frames.end();
    },
    cut: async (text) => {
      const frames = new Frames(response);
      frames.send(candidate(text));
      await frames.cut();
    },
    breakDown: async (text) => {
      const frames = new Frames(response);
      frames.send(candidate(text));
      frames.send(error(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'));
      frames.end();
    },
    garble: async () => {
      const frames = new Frames(response);
      frames.send('{"candidates":[{"content":');
      frames.end();
    },
    error: async (status, message, { headers }) => {
      // Where the others send Retry-After, Google says it in the body.
      const { 'retry-after': seconds, ...rest } = headers;
      const details = seconds === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${seconds}s` }];
      sendJson(response, status, error(status, STATUSES[status] ?? 'UNKNOWN', message, details), rest);
    },
  };
}

const dialect: Dialect<GenerateRequest> = {
  takes: (method, url) => method === 'POST' && /^\/v1beta\/models\/[^/:]+:streamGenerateContent\?alt=sse$/.test(url),
  keyOf: (incoming) => incoming.headers['x-goog-api-key'] as string | undefined,
  modelOf: (_, url) => /models\/([^/:]+):/.exec(url)?.[1] ?? '',
  unknownAddress: (response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Error 404</title>'),
  wrongKey: (response) => sendJson(response, 400, error(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.')),
  unknownModel: (response, model) =>
    sendJson(response, 404, error(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta, or is not supported.`)),
  reply: generateReply,
};

export const startGoogleServer = ({ key = GOOGLE_KEY, model = GOOGLE_MODEL } = {}): Promise<AiServer<GenerateRequest>> =>
  startAiServer(dialect, { key, model, path: '/v1beta' });
