/** Keeps what each run of an AI took, in the transaction that saves its result, so that nothing written lacks its provenance. */
import type { UnitOfWork } from '../../../platform/db/database.ts';
import type { AiRunFacts } from '../ai.port.ts';
import { AiRunEntity } from './ai-run.entity.ts';

export interface AiRunRecord extends AiRunFacts {
  /** Chosen by the caller when the result names its run before the run can name the result. */
  id?: string;
  siteId: string;
  taskId?: string | null;
  contentId?: string | null;
}

export class AiRunService {
  /** @returns the id of the run. */
  async record({ em }: UnitOfWork, { id, taskId, contentId, ...facts }: AiRunRecord): Promise<string> {
    const run = em.create(AiRunEntity, { ...(id !== undefined && { id }), ...facts, taskId: taskId ?? null, contentId: contentId ?? null });
    await em.flush();
    return run.id;
  }
}
