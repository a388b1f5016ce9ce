/** What stopped an operation, in the shape that every door of the server answers: `{ errors: [{ message, extensions }] }`. */
export interface ServerError {
  message: string;
  extensions?: { code?: unknown; fieldErrors?: unknown };
}

export interface Failure {
  code: string;
  message: string;
  /** By the name of the input that was refused. */
  fields: Record<string, string>;
}

export const UNREACHABLE: Failure = {
  code: 'UNREACHABLE',
  message: 'The server does not answer. Check that it runs and that you are connected, then try again. Nothing was lost.',
  fields: {},
};

export function failureOf([first, ...others]: readonly ServerError[]): Failure {
  if (!first) return UNREACHABLE;
  const fields: Record<string, string> = {};
  for (const error of [first, ...others]) Object.assign(fields, fieldsOf(error.extensions?.fieldErrors));
  return { code: typeof first.extensions?.code === 'string' ? first.extensions.code : 'INTERNAL', message: first.message, fields };
}

/**
 * Says each thing once: beside its input where the form has one, above the form where it has not.
 * @param inputs the names of the form's inputs
 */
export function placeFailure(failure: Failure, inputs: readonly string[]): { form: string | undefined; fields: Record<string, string> } {
  const entries = Object.entries(failure.fields);
  const placed = entries.filter(([name]) => inputs.includes(name));
  const homeless = entries.filter(([name]) => !inputs.includes(name)).map(([, message]) => message);
  const form = entries.length === 0 ? failure.message : homeless.join(' ') || undefined;
  return { form, fields: Object.fromEntries(placed) };
}

/** Paths are dotted and may begin with the argument's name. */
function fieldsOf(list: unknown): Record<string, string> {
  if (!Array.isArray(list)) return {};
  const entries = (list as { path?: unknown; message?: unknown }[]).map(({ path, message }) => {
    const name = String(path ?? '').replace(/^input\./, '');
    return [name, sentence(String(message ?? ''), String(path ?? ''))];
  });
  // The first word about an input is the one that helps.
  return Object.fromEntries(entries.reverse());
}

/** A message may begin with the path that programs know the input by. Beside the input, people need no name for it. */
function sentence(message: string, path: string): string {
  if (message.startsWith(`${path}: `)) return message.slice(path.length + 2).replace(/^./, (letter) => letter.toUpperCase());
  return message.startsWith(`${path} `) ? `This${message.slice(path.length)}` : message;
}
