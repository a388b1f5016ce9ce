import { suggestClustersHandler, suggestClustersJob } from '../modules/content/index.ts';
import { handles, type JobRegistration } from '../modules/jobs/index.ts';
import {
  clusterKeywordsHandler,
  clusterKeywordsJob,
  generateIdeasHandler,
  generateIdeasJob,
  importKeywordsHandler,
  importKeywordsJob,
} from '../modules/planner/index.ts';
import {
  checkDriftHandler,
  checkDriftJob,
  importSiteHandler,
  importSiteJob,
  publishContentHandler,
  publishContentJob,
  undoPublishHandler,
  undoPublishJob,
} from '../modules/wordpress/index.ts';
import { generateDraftHandler, generateDraftJob } from '../modules/writer/index.ts';
import type { JobContract } from '../platform/jobs/job-contract.ts';
import type { Services } from './services.ts';

/** Every kind of long work. A process that only serves the API knows these, and loads no handler. */
export const jobContracts: JobContract[] = [
  clusterKeywordsJob,
  importKeywordsJob,
  generateIdeasJob,
  generateDraftJob,
  importSiteJob,
  checkDriftJob,
  publishContentJob,
  suggestClustersJob,
  undoPublishJob,
];

/** What a worker does for each. */
export const jobRegistrations = (services: Services): JobRegistration[] => [
  handles(clusterKeywordsJob, clusterKeywordsHandler(services)),
  handles(importKeywordsJob, importKeywordsHandler(services.db, services.uploads)),
  handles(generateIdeasJob, generateIdeasHandler(services)),
  handles(generateDraftJob, generateDraftHandler(services.writer)),
  handles(importSiteJob, importSiteHandler(services)),
  handles(checkDriftJob, checkDriftHandler(services)),
  handles(publishContentJob, publishContentHandler(services)),
  handles(suggestClustersJob, suggestClustersHandler(services)),
  handles(undoPublishJob, undoPublishHandler(services)),
];
