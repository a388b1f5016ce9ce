/** What the sandbox's own process says on its stdout. */
import { z } from 'zod';

const ready = z.object({ url: z.string(), username: z.string(), applicationPassword: z.string(), adminPassword: z.string() });
export type ReadySandbox = z.infer<typeof ready>;

/** @returns takes what came, in whatever pieces, and answers the line that says that it is ready; every other line is noise. */
export function readyLines(): (chunk: string) => ReadySandbox | undefined {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    return lines.map(readyIn).find((found) => found !== undefined);
  };
}

function readyIn(line: string): ReadySandbox | undefined {
  try {
    return ready.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
