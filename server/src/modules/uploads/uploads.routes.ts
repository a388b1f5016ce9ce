/**
 * POST /uploads: one file as multipart/form-data, by whoever may write. Answers the id that mutations take. A browser that
 * brings its session cookie must show that the page which sends is ours, as Apollo asks it of /graphql.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.ts';
import { badInput, forbidden } from '../../platform/errors/app-error.ts';
import { bringsToken, isPreflighted } from '../../platform/http/own-origin.ts';
import type { UploadsService } from './uploads.service.ts';

export const MAX_UPLOAD_MB = 50;
const MAX_BYTES = MAX_UPLOAD_MB * 1024 * 1024;
/** What the form may hold around the file. */
const FORM_BYTES = 64 * 1024;

class FileTooLarge extends Error {
  readonly statusCode = 413;
  constructor() {
    super(`A file may have at most ${MAX_UPLOAD_MB} MB. Split it, or leave out columns that are not needed.`);
  }
}

export async function registerUploadRoutes(
  app: FastifyInstance,
  uploads: UploadsService,
  actorOf: (request: FastifyRequest) => Promise<Actor>,
): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: MAX_BYTES }, throwFileSizeLimit: false });

  app.post('/uploads', { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, async (request, reply) => {
    const actor = await actorOf(request);
    actor.requireScope('write');
    requireOurPage(request);
    if (!request.isMultipart()) throw badInput({ path: 'file', message: 'Send the file as multipart/form-data, in one field.' });
    if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES + FORM_BYTES) throw new FileTooLarge();
    const part = await request.file().catch(refuseUnreadable);
    if (!part) throw badInput({ path: 'file', message: 'There is no file in the form.' });
    const { id, name, size } = await uploads.take(actor, part.filename ?? '', bounded(part.file));
    return reply.code(201).send({ uploadId: id, name, size });
  });
}

async function* bounded(file: AsyncIterable<Buffer> & { truncated: boolean }): AsyncIterable<Buffer> {
  try {
    yield* file;
  } catch (error) {
    refuseUnreadable(error);
  }
  if (file.truncated) throw new FileTooLarge();
}

/** The parser throws plain errors over a form that is cut or has no boundary; those that say a status are answered by it. */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && !('statusCode' in error))
    throw badInput({
      path: 'file',
      message: 'The form cannot be read: it is cut off, or its boundary is not the one that content-type names.',
    });
  throw error;
}

function requireOurPage({ headers }: FastifyRequest): void {
  if (bringsToken(headers) || headers['sec-fetch-site'] === 'same-origin' || isPreflighted(headers)) return;
  throw forbidden(
    'With a session, send the header "apollo-require-preflight: true" too, so that no other site can send files in your name.',
  );
}
