/** What a name, an e-mail address and a password must be like, wherever somebody gives one. */
import { badInput, type FieldError } from '../../platform/errors/app-error.ts';

const MIN_PASSWORD = 10;
const MAX_PASSWORD = 1_000;
const MAX_NAME = 100;
const MAX_EMAIL = 254;

export interface AccountFacts {
  name?: string | undefined;
  email?: string | undefined;
}

const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** @throws BAD_USER_INPUT naming each field that is wrong. */
export function checkedAccount<Given extends AccountFacts>(given: Given): Given {
  const faults: FieldError[] = [];
  const name = given.name === undefined ? undefined : tidy(given.name);
  const email = given.email?.trim();
  if (name !== undefined && (name === '' || [...name].length > MAX_NAME))
    faults.push({ path: 'name', message: `Give a name of 1 to ${MAX_NAME} characters.` });
  if (email !== undefined && !isEmail(email)) faults.push({ path: 'email', message: 'Give an e-mail address, as in mara@example.com.' });
  if (faults.length > 0) throw badInput(faults);
  return { ...given, ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

const isEmail = (email: string): boolean => email.length <= MAX_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email) && !email.includes('\0');

/** @throws BAD_USER_INPUT. Length is what makes a password strong; nothing else is asked of it. */
export function requireGoodPassword(password: string, path: string): void {
  if ([...password].length < MIN_PASSWORD) throw badInput({ path, message: `The password needs at least ${MIN_PASSWORD} characters.` });
  if (password.length > MAX_PASSWORD) throw badInput({ path, message: `The password may have at most ${MAX_PASSWORD} characters.` });
}
