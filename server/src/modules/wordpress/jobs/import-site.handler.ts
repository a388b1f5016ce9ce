/** Opens a site's WordPress and brings it in: all of it, what changed since, or the posts of some contents. */
import type { z } from 'zod';
import type { ClusterSuggestionService } from '../../content/index.ts';
import type { JobHandler } from '../../jobs/index.ts';
import type { SiteService } from '../../site/index.ts';
import type { ConnectionService } from '../connection.service.ts';
import { importPosts } from '../import/chosen-import.ts';
import { type Checkpoint, type ImportParts, SiteImport } from '../import/site-import.ts';
import { readSite } from '../import/site-reading.ts';
import type { importSiteJob } from './import-site.job.ts';

export interface ImportHandlerParts extends ImportParts {
  sites: SiteService;
  connections: ConnectionService;
  clusterSuggestions: ClusterSuggestionService;
}

export const importSiteHandler =
  (parts: ImportHandlerParts): JobHandler<z.output<typeof importSiteJob.payload>> =>
  async (run, { full, contentIds }) => {
    if (!run.isFinished) {
      await readSite(parts, run, run.checkpoint<Checkpoint>()?.pace, async ({ client, reader, source, began }) => {
        if (contentIds) await importPosts(parts, run, { client, reader }, contentIds);
        else await new SiteImport(parts, run, client, reader, { source, began }).run(full);
      });
    }
    await parts.clusterSuggestions.beginAfterImport(run.siteId);
  };
