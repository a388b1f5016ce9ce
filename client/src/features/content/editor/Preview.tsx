import serif from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2?url';
import { createComputed, createSignal, For, on, onMount } from 'solid-js';
import { theme } from '../../../lib/theme.ts';
import { previewDocument } from './preview-document.ts';
import { createSettled } from './settled.ts';

export interface PreviewProps {
  html: string;
  siteUrl: string;
  /** Where the text is being written, as far as it is. */
  caret?: number | undefined;
}

/** The text as a reader would see it. No script of it runs, and none of it reaches this page. */
export function Preview(props: PreviewProps) {
  const [font, setFont] = createSignal<string>();
  onMount(async () => setFont(await serifAsData()));

  const html = createSettled(() => props.html);
  const [frames, setFrames] = createSignal<{ page: string; shown: boolean }[]>([]);
  createComputed(
    on([html, font, theme], ([text, face, chosen]) => {
      const colorScheme = chosen === 'system' ? 'light dark' : chosen;
      const page = previewDocument({ html: text, siteUrl: props.siteUrl, colorScheme, font: face, caret: props.caret });
      setFrames((known) => [...known, { page, shown: false }]);
    }),
  );

  return (
    <div class="relative isolate h-full min-h-0 bg-sheet">
      {/* The new page is loaded behind the old one, which goes when it is there: nothing flickers. */}
      <For each={frames()}>
        {(frame, place) => (
          <iframe
            title="Preview"
            sandbox=""
            referrerpolicy="no-referrer"
            srcdoc={frame.page}
            class="absolute inset-0 size-full"
            style={{ 'z-index': -place() }}
            onLoad={() => setFrames((known) => known.slice(known.indexOf(frame)))}
          />
        )}
      </For>
    </div>
  );
}

let loading: Promise<string | undefined> | undefined;

function serifAsData(): Promise<string | undefined> {
  loading ??= loadAsData(serif);
  return loading;
}

async function loadAsData(url: string): Promise<string | undefined> {
  try {
    const blob = await (await fetch(url)).blob();
    return await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => resolve(undefined);
      reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' }));
    });
  } catch {
    return undefined;
  }
}
