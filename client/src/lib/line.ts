import { createSignal } from 'solid-js';

const [lineLost, setLineLost] = createSignal(false);

/** Whether what the server tells by itself does not come for now. It is asked again and again until it does. */
export { lineLost, setLineLost };
