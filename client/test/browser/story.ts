/** The demo's story on the suite's PostgreSQL, in a real browser. */
import { copyDatabase } from '../../../server/test/kit/api.ts';
import { type DemoBrowser, openDemo } from '../../tools/demo-browser.ts';

export async function openStory(): Promise<DemoBrowser> {
  const database = await copyDatabase();
  const demo = await openDemo(() => undefined, database.url);
  return {
    ...demo,
    close: async () => {
      await demo.close();
      await database.drop();
    },
  };
}
