// The server as built, before the suites that start it in processes of its own: from its sources each start takes twice as long.
import { ensureBuilt } from '../../../scripts/lib/build.mjs';

export const setup = () => ensureBuilt(['server']);
