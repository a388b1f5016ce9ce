/** A model that answers what the pipeline asks: ideas for the keywords that it is told, and a guide for each draft. */
import type { Answer } from '../ai-server.ts';
import { draftAnswerFor } from '../draft-answers.ts';
import { AI_KEY, AI_MODEL, type ChatRequest, type OpenAiServer, says, startOpenAiServer } from '../openai-server.ts';

export interface Model {
  /** What the program is told of it. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

const NUMBERED = /^(\d+)\. (.+), \d+$/gm;
const TITLE = 'A guide to ';

/** @param answerMs how long one draft takes. */
export async function startModel({ answerMs }: { answerMs: number }): Promise<Model> {
  const ai: OpenAiServer = await startOpenAiServer();
  const answer: Answer = (reply) => {
    const asked = lastMessage(ai.requests.at(-1) as ChatRequest);
    const ideas = [...asked.matchAll(NUMBERED)];
    return (asked.includes('Keywords (number. phrase') ? says({ ideas: ideas.map(ideaOf) }) : draft(asked, answerMs))(reply);
  };
  ai.script(answer);
  return { env: { IGNY8_AI_BASE_URL: ai.baseUrl, IGNY8_AI_API_KEY: AI_KEY, IGNY8_AI_MODEL: AI_MODEL }, stop: () => ai.stop() };
}

const lastMessage = ({ messages }: ChatRequest): string => String(messages.at(-1)?.content);

const ideaOf = ([, number, phrase]: RegExpMatchArray) => ({
  title: `${TITLE}${phrase}`,
  contentType: 'article',
  contentStructure: 'guide',
  primaryKeyword: Number(number),
  keywords: [Number(number)],
  brief: `Who looks for ${phrase} wants to know how to begin.`,
  estimatedWords: 600,
});

function draft(asked: string, answerMs: number): Answer {
  const [title] = new RegExp(`${TITLE}[a-z0-9 ]+`).exec(asked) ?? ['A guide'];
  const value = { ...draftAnswerFor('guide'), title };
  return says(value, { pauseMs: answerMs / (JSON.stringify(value).length / 24) });
}
