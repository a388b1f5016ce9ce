/** Opens a site's WordPress and looks for posts that are not as we left them. */
import type { JobHandler } from '../../jobs/index.ts';
import { DriftCheck, type DriftParts } from '../drift/drift-check.ts';
import { type ReadingParts, readSite } from '../import/site-reading.ts';

export const checkDriftHandler =
  (parts: DriftParts & ReadingParts): JobHandler<Record<string, never>> =>
  (run) =>
    readSite(parts, run, undefined, (reading) => new DriftCheck(parts, run, reading).run());
