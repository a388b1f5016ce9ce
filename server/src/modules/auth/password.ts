import { hash, verify } from '@node-rs/argon2';

// Argon2id with OWASP's first recommendation: 19 MiB, two passes.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, options);

const decoy = hash('nobody has this password', options);

/** Takes as long for an unknown user (`undefined`) as for a wrong password. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== undefined && matches;
}
