/** The site that somebody is about to import: asked for on any page, answered by the one dialog that stands over all of them. */
import { createSignal } from 'solid-js';

const [siteId, setSiteId] = createSignal<string>();

/** Nothing while nobody asks. */
export const importAsked = siteId;
export const askImport = (id: string): void => void setSiteId(id);
export const closeImport = (): void => void setSiteId(undefined);
