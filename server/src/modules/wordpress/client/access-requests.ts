/** What is asked of WordPress about the access itself: its own password, the plugin's key, and whether writing works. */
import { z } from 'zod';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import { keyAnswer, ownPasswordAnswer } from './answers.ts';
import { check } from './checked.ts';
import type { WordPressRest } from './wordpress-rest.ts';

/** Finds what an earlier test left behind when it was cut off. */
const TRIAL_SLUG = 'igny8-connection-test';

const idsAnswer = z.array(z.object({ id: z.number().int().positive() }));

/** The Application Password that a request is signed in with; null where it was made before WordPress knew of it. */
export async function ownPassword(rest: WordPressRest) {
  return check(ownPasswordAnswer, await rest.get('wp/v2/users/me/application-passwords/introspect', {}));
}

export async function revokePassword(rest: WordPressRest, uuid: string): Promise<void> {
  await rest.delete(`wp/v2/users/me/application-passwords/${uuid}`, {});
}

/** Makes a key for the user who asks; the one before ends. */
export async function newPluginKey(rest: WordPressRest): Promise<string> {
  return check(keyAnswer, await rest.post('igny8/v1/key', {}, {})).key;
}

/** Makes a draft and deletes it. Leaves nothing behind; what a test that was cut off has left goes too. */
export async function tryWriting(rest: WordPressRest): Promise<void> {
  await deleteTrials(rest);
  try {
    await rest.post(
      'wp/v2/posts',
      { _fields: 'id' },
      {
        status: 'draft',
        slug: TRIAL_SLUG,
        title: 'IGNY8 connection test',
        content: 'Made to see whether writing works, and deleted at once.',
      },
    );
  } finally {
    // Also where the answer was lost: the draft may be there all the same.
    await deleteTrials(rest);
  }
}

async function deleteTrials(rest: WordPressRest): Promise<void> {
  const { items } = await rest.list('wp/v2/posts', { slug: TRIAL_SLUG, status: 'draft', context: 'edit', per_page: 100, _fields: 'id' });
  for (const { id } of check(idsAnswer, items)) {
    await rest.delete(`wp/v2/posts/${id}`, { force: 'true', _fields: 'deleted' }).catch((error: unknown) => {
      if (reasonOf(error) !== 'NOT_FOUND') throw error;
    });
  }
}
