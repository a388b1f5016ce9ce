/** Whether a provider answers: one short question, and one text embedded where that is set. Says in words what is wrong. */
import { z } from 'zod';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { AiConnection } from './endpoint.ts';
import type { AiFault } from './provider-error.ts';
import { SdkProvider } from './sdk.provider.ts';

export interface ProviderTest {
  ok: boolean;
  message: string;
  fault: AiFault | null;
  model: string | null;
  durationMs: number | null;
}

const TEST_SILENCE_MS = 60_000;

export async function testConnection(connection: AiConnection): Promise<ProviderTest> {
  const provider = await SdkProvider.open(connection, { silenceMs: TEST_SILENCE_MS, retries: 0, pauses: 0 });
  try {
    const { run } = await provider.generateObject({
      purpose: 'test',
      prompt: 'test@1',
      system: 'You check a connection.',
      user: 'Answer with {"word":"ready"}.',
      schema: z.object({ word: z.string() }),
      signal: AbortSignal.timeout(TEST_SILENCE_MS),
    });
    await provider.embed?.(['ready'], AbortSignal.timeout(TEST_SILENCE_MS));
    const seconds = (run.durationMs / 1000).toFixed(1);
    const embedding = provider.embed ? `, and "${connection.embeddingModel}" embeds` : '';
    return {
      ok: true,
      message: `${provider.label} answered in ${seconds} seconds${embedding}.`,
      fault: null,
      model: run.model,
      durationMs: run.durationMs,
    };
  } catch (error) {
    if (error instanceof AppError) {
      return {
        ok: false,
        message: error.message,
        fault: (error.details.reason as AiFault | undefined) ?? 'provider',
        model: connection.model,
        durationMs: null,
      };
    }
    if (error instanceof Error && error.name === 'TimeoutError') {
      const message = `${provider.label} did not answer within ${TEST_SILENCE_MS / 1000} seconds. Try again, or choose a faster model.`;
      return { ok: false, message, fault: 'slow', model: connection.model, durationMs: null };
    }
    throw error;
  }
}
