/** Why a content stays out of a batch: one list, for the preview and for the work. */
import type { ErrorCode } from '../../../platform/errors/app-error.ts';

export const BATCH_FAULTS = {
  malformed: { code: 'BAD_USER_INPUT', message: 'This is not the id of a content.' },
  absent: { code: 'NOT_FOUND', message: 'There is no such content on this site.' },
  deleted: { code: 'NOT_FOUND', message: 'It was deleted. Restore it first.' },
  clustered: { code: 'CONFLICT', message: 'It has a cluster already. Assign another one by hand, if it should have that.' },
  unsuggested: { code: 'CONFLICT', message: 'No cluster is suggested for it. Assign one by hand, or ask for suggestions again.' },
  publishing: { code: 'CONFLICT', message: 'It is being published at this moment. Delete it when that has ended.' },
  beingPublished: { code: 'CONFLICT', message: 'It is being published at this moment. Unlink it when that has ended.' },
  notLinked: { code: 'CONFLICT', message: 'It has no post in WordPress, so there is nothing to unlink.' },
  termTaken: {
    code: 'CONFLICT',
    message: 'Other content describes its term by now. Delete that one, or give it another term, then restore this one.',
  },
  termShared: {
    code: 'CONFLICT',
    message: 'Another one of the chosen describes the same term and was deleted later: only that one comes back.',
  },
} as const satisfies Record<string, { code: ErrorCode; message: string }>;

export type BatchFault = keyof typeof BATCH_FAULTS;
