/** A browser's globals for packages that are made for one: jsdom stands in (of happy-dom they cannot read attributes). */
import { createRequire } from 'node:module';

const CLASSES_AND_OBJECTS = [
  'document navigator location history localStorage customElements',
  'Node Element HTMLElement SVGElement DocumentFragment HTMLIFrameElement NodeList Range Selection',
  'MutationObserver DOMParser XMLSerializer FileReader File Blob',
  'Event CustomEvent KeyboardEvent MouseEvent',
].flatMap((names) => names.split(' '));
const METHODS = ['getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame', 'addEventListener', 'removeEventListener'];

/** Of this folder's own packages. Not `import`: they, and their types, are there only once the folder is installed. */
export const requireInstalled = createRequire(import.meta.url);

export function becomeBrowser(): void {
  const { JSDOM } = requireInstalled('jsdom') as { JSDOM: new (html: string, options: object) => { window: Record<string, unknown> } };
  const { window: page } = new JSDOM('', { url: 'http://localhost/wp-admin/', pretendToBeVisual: true });
  const globals: Record<string, unknown> = {
    window: globalThis,
    self: globalThis,
    matchMedia: () => ({ matches: false, addListener() {}, addEventListener() {} }),
  };
  for (const name of CLASSES_AND_OBJECTS) globals[name] = page[name];
  for (const name of METHODS) globals[name] = (page[name] as (...given: unknown[]) => unknown).bind(page);
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
