/**
 * In place of a checkpoint, with the result itself: nothing is left to do but to settle the job, should its worker be killed before
 * that. A job that is retried begins anew.
 */
export const FINISHED = { finished: true } as const;
