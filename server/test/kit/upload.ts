/** A file through POST /uploads, as a browser or a program sends it. */
import { ADMIN_TOKEN, type Json, type TestApi } from './api.ts';

export interface UploadAnswer {
  status: number;
  body: Json;
}

export async function sendFile(
  api: Pick<TestApi, 'url'>,
  name: string,
  content: string | Buffer,
  headers: Record<string, string> = { authorization: `Bearer ${ADMIN_TOKEN}` },
): Promise<UploadAnswer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
  const response = await fetch(`${api.url}/uploads`, { method: 'POST', body: form, headers });
  return { status: response.status, body: (await response.json()) as Json };
}

/** The uploadId of a file that must be taken. */
export async function upload(api: Pick<TestApi, 'url'>, name: string, content: string | Buffer): Promise<string> {
  const { status, body } = await sendFile(api, name, content);
  if (status !== 201) throw new Error(`The file was not taken: ${JSON.stringify(body)}`);
  return body.uploadId;
}
