import { createSignal } from 'solid-js';

const [changes, setChanges] = createSignal(0);

/** Grows whenever something was changed from here: what counts things can count again. */
export { changes };

export const noteChange = (): void => void setChanges((count) => count + 1);
