/** A LIKE pattern that finds the text anywhere, whatever signs it holds. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
