/** What is asked while a text is edited: the address of a link, a picture, the HTML of a block. */
import { createSignal, Show } from 'solid-js';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../../../ui/Dialog.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { asTyped, keepNewlines } from '../newlines.ts';
import type { LinkChoice } from './links.ts';
import { safeHref } from './safe.ts';

interface AskProps<Value> {
  /** What is there now. */
  value: Value;
  onClose: () => void;
  onDone: (value: Value) => void;
}

export function LinkDialog(props: AskProps<LinkChoice> & { onRemove: (() => void) | undefined }) {
  const [href, setHref] = createSignal(props.value.href);
  const [newTab, setNewTab] = createSignal(props.value.newTab);
  const [fault, setFault] = createSignal<string>();
  const done = (event: SubmitEvent) => {
    event.preventDefault();
    if (href().trim() === '') return setFault('Give it an address.');
    if (!safeHref(href())) return setFault('A link leads to a page, an e-mail address or a telephone number.');
    props.onDone({ href: href(), newTab: newTab() });
  };
  return (
    <Dialog title="Link" open onOpenChange={props.onClose}>
      <form onSubmit={done} noValidate>
        <div class="grid gap-4 px-5 pt-3 pb-4">
          <TextField
            label="Address"
            name="href"
            kind="address"
            placeholder="https://example.com/page"
            value={href()}
            onChange={(value) => {
              setHref(value);
              setFault(undefined);
            }}
            error={fault()}
          />
          <Checkbox label="Open in a new tab" checked={newTab()} onChange={setNewTab} />
        </div>
        <DialogActions>
          <Button variant="primary" type="submit">
            {props.value.href ? 'Change link' : 'Add link'}
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
          <Show when={props.onRemove}>
            {(remove) => (
              <Button variant="ghost" class="mr-auto text-red" onClick={remove()}>
                Remove link
              </Button>
            )}
          </Show>
        </DialogActions>
      </form>
    </Dialog>
  );
}

export interface PictureChoice {
  src: string;
  alt: string;
}

export function PictureDialog(props: AskProps<PictureChoice>) {
  const [src, setSrc] = createSignal(props.value.src);
  const [alt, setAlt] = createSignal(props.value.alt);
  const [fault, setFault] = createSignal<string>();
  const done = (event: SubmitEvent) => {
    event.preventDefault();
    const address = src().trim();
    // What is there already may be any address; a new one has to be one that readers can reach.
    if (address !== props.value.src && !/^(?:https?:\/\/|\/)\S+$/i.test(address)) {
      return setFault('Give the address of a picture: one that begins with https:// or with /.');
    }
    props.onDone({ src: address, alt: alt().trim() });
  };
  return (
    <Dialog title="Picture" open onOpenChange={props.onClose}>
      <form onSubmit={done} noValidate>
        <div class="grid gap-4 px-5 pt-3 pb-4">
          <TextField
            label="Address"
            name="src"
            kind="address"
            placeholder="https://example.com/picture.jpg"
            value={src()}
            onChange={(value) => {
              setSrc(value);
              setFault(undefined);
            }}
            error={fault()}
          />
          <TextField
            label="Description"
            name="alt"
            value={alt()}
            onChange={setAlt}
            description="What it shows, for those who do not see it. Leave it empty where it only decorates."
          />
        </div>
        <DialogActions>
          <Button variant="primary" type="submit">
            {props.value.src ? 'Change picture' : 'Add picture'}
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

export function HtmlDialog(props: AskProps<string> & { title: string; hint: string }) {
  const [typed, setTyped] = createSignal(asTyped(props.value));
  return (
    <Dialog title={props.title} open wide onOpenChange={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onDone(keepNewlines(props.value, typed()));
        }}
      >
        <div class="grid gap-2 px-5 pt-2 pb-4">
          <p class="text-ink-2">{props.hint}</p>
          <textarea
            aria-label="HTML of the block"
            data-autofocus
            spellcheck={false}
            autocapitalize="off"
            rows={12}
            value={typed()}
            onInput={(event) => setTyped(event.currentTarget.value)}
            class="max-h-[55vh] min-h-40 w-full resize-y rounded-control border border-edge bg-paper px-3 py-2 font-mono text-[0.8125rem] leading-5 wrap-anywhere whitespace-pre-wrap text-ink [tab-size:2] focus-visible:-outline-offset-1 touch:text-[1rem]"
          />
        </div>
        <DialogActions>
          <Button variant="primary" type="submit">
            Use this HTML
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
