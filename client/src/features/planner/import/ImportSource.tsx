import FileUp from 'lucide-solid/icons/file-up';
import { createSignal } from 'solid-js';
import { plural } from '../../../lib/numbers.ts';
import { buttonLook } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';

export interface ImportSourceProps {
  pasted: string;
  onPaste: (text: string) => void;
  onFile: (file: File) => void;
  onContinue: () => void;
}

/** Where keywords come from: a file that is dropped or chosen, or pasted text. */
export function ImportSource(props: ImportSourceProps) {
  const [over, setOver] = createSignal(false);
  const lines = () => props.pasted.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').length;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) props.onFile(file);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the file can be chosen with the button.
    <div
      class="grid gap-6"
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={drop}
    >
      <section
        aria-label="From a file"
        class="grid justify-items-start gap-3 rounded-card border border-dashed px-5 py-5 transition-colors duration-90"
        classList={{ 'border-pencil bg-pencil-soft': over(), 'border-edge bg-paper': !over() }}
      >
        <div class="flex items-center gap-3.5">
          <FileUp size={22} strokeWidth={1.5} aria-hidden="true" class="flex-none text-ink-3" />
          <p>
            <span class="serif-title block text-row">{over() ? 'Let it go here' : 'Drop a file here'}</span>
            <span class="text-ink-3">
              Ahrefs, Semrush, Google Keyword Planner, Search Console, or any table: .csv, .tsv, .txt, .xlsx, up to 50 MB
            </span>
          </p>
        </div>
        <label class={`${buttonLook()} focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-pencil`}>
          Choose a file
          <input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,text/tab-separated-values"
            class="sr-only"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) props.onFile(file);
            }}
          />
        </label>
      </section>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onContinue();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && props.pasted.trim() !== '') props.onContinue();
        }}
      >
        <TextArea
          label="Or paste them"
          name="keywords"
          rows={12}
          value={props.pasted}
          onChange={props.onPaste}
          placeholder={'cold brew ratio, 1200\nhow to clean a moka pot\nburr grinder under $100, 880'}
          hint="One a line, or rows copied from a spreadsheet with their header."
          counter={lines() > 0 ? plural(lines(), 'line') : undefined}
        />
      </form>
    </div>
  );
}
