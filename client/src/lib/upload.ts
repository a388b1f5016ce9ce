/** Sends a file to the server, which answers the id that mutations take. Told how far it is, and can be stopped. */
import { type Failure, failureOf, UNREACHABLE } from './failure.ts';

export interface Upload {
  uploadId: string;
  name: string;
  size: number;
}

/** As much as the server takes. */
export const MOST_BYTES = 50 * 1024 * 1024;

export interface UploadOptions {
  onProgress: (sent: number, total: number) => void;
  signal: AbortSignal;
}

/** @returns what came of it; nothing where it was stopped */
export function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<Upload | { failure: Failure } | undefined> {
  const form = new FormData();
  form.append('file', file, file.name);
  // fetch does not tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  request.open('POST', '/uploads');
  request.responseType = 'json';
  // What another site's form cannot send.
  request.setRequestHeader('x-requested-with', 'igny8');
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onload = () => resolve(request.status === 201 ? (request.response as Upload) : { failure: refusal(request) });
    request.onerror = () => resolve({ failure: UNREACHABLE });
    request.onabort = () => resolve(undefined);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function refusal({ status, response }: XMLHttpRequest): Failure {
  const errors = (response as { errors?: Parameters<typeof failureOf>[0] } | null)?.errors;
  if (errors?.length) return failureOf(errors);
  if (status === 401)
    return { code: 'UNAUTHENTICATED', message: 'You are signed out. Sign in again in another tab, then try again.', fields: {} };
  if (status === 413)
    return { code: 'LIMIT_EXCEEDED', message: 'The file is larger than 50 MB. Split it, or leave columns out.', fields: {} };
  return UNREACHABLE;
}
