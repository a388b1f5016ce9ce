/** What a draft still wants from a person, as the Writer marks it: `[Add: what is needed]`, `[Delete: ...]`. */
export const GAP = /\[(?:Add|Delete): [^\]]+\]/g;

/** How many are open in a text that readers would see. */
export const countGaps = (text: string): number => text.match(GAP)?.length ?? 0;

/** The same in HTML, where a mark may be partly bold or linked. */
export const countGapsIn = (html: string): number => countGaps(html.replace(/<[^>]*>/g, ''));
