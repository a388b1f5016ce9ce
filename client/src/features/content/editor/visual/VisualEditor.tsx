import './visual.css';
import { createEffect, createSignal, type JSX, Match, on, onMount, Show, Switch } from 'solid-js';
import { describe } from '../blocks/index.ts';
import { blockAt } from './block-moves.ts';
import { createVisual, type Visual } from './create-visual.ts';
import { HtmlDialog, LinkDialog, PictureDialog } from './dialogs.tsx';
import { LinkBubble } from './LinkBubble.tsx';
import { linkAt, removeLink, setLink } from './links.ts';
import { SlashMenu } from './SlashMenu.tsx';
import { Toolbar } from './Toolbar.tsx';

export interface VisualEditorProps {
  value: string;
  onChange: (html: string) => void;
  siteUrl: string;
  readOnly: boolean;
  /** Whether it is the view that is shown. */
  active: boolean;
  /** What stands above the text and scrolls with it. */
  head: JSX.Element;
}

type Asked = { what: 'link' } | { what: 'picture' | 'html'; place: number | undefined };

/** The text as it will be read, edited in place. */
export default function VisualEditor(props: VisualEditorProps) {
  let holder!: HTMLDivElement;
  let handleKey: (event: KeyboardEvent) => boolean = () => false;
  const [visual, setVisual] = createSignal<Visual>();
  const [asked, setAsked] = createSignal<Asked>();
  const close = () => setAsked(undefined);

  onMount(() =>
    setVisual(
      createVisual(holder, {
        html: props.value,
        siteUrl: props.siteUrl,
        readOnly: () => props.readOnly,
        onChange: (html) => props.onChange(html),
        onKey: (event) => {
          if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k' && !event.shiftKey) {
            event.preventDefault();
            event.stopPropagation();
            setAsked({ what: 'link' });
            return true;
          }
          return handleKey(event);
        },
        editHtml: (place) => setAsked({ what: 'html', place }),
        editImage: (place) => setAsked({ what: 'picture', place }),
      }),
    ),
  );
  createEffect(
    on([() => props.value, () => props.active], ([value, active], before) => {
      // What another view has made of the text meanwhile is this person's, and can be undone here too.
      if (active) visual()?.take(value, before?.[1] === false);
    }),
  );
  createEffect(() => visual()?.editor.setEditable(!props.readOnly, false));

  const asks = {
    link: () => setAsked({ what: 'link' }),
    image: () => {
      const editor = visual()?.editor;
      const { $from } = editor?.state.selection ?? {};
      setAsked({ what: 'picture', place: $from?.parent.type.name === 'image' ? $from.before() : undefined });
    },
    html: () => setAsked({ what: 'html', place: undefined }),
    blockHtml: () => {
      const editor = visual()?.editor;
      setAsked({ what: 'html', place: editor && blockAt(editor)?.place });
    },
  };

  return (
    <div class="flex h-full min-h-0 flex-col">
      <Show when={!props.readOnly && visual()}>{(shown) => <Toolbar visual={shown()} asks={asks} />}</Show>
      <div class="min-h-0 flex-1 overflow-y-auto" data-writing>
        <div class="mx-auto w-full max-w-179 px-4 pt-5 pb-3 sm:px-6 sm:pt-8 sm:pb-4">{props.head}</div>
        <div class="relative mx-auto w-full max-w-179 px-4 sm:px-6">
          <div class="relative">
            <div ref={holder} class="writing" />
            <Show when={!props.readOnly && visual()}>
              {(shown) => (
                <>
                  <SlashMenu
                    visual={shown()}
                    asks={asks}
                    onKeys={(handle) => {
                      handleKey = handle;
                    }}
                  />
                  <LinkBubble visual={shown()} onEdit={asks.link} />
                </>
              )}
            </Show>
          </div>
        </div>
      </div>
      <Show when={visual()}>
        {(shown) => (
          <Switch>
            <Match when={asked()?.what === 'link'}>
              <LinkDialog
                value={linkAt(shown().editor) ?? { href: '', newTab: false }}
                onClose={close}
                onDone={(choice) => {
                  setLink(shown().editor, choice);
                  close();
                }}
                onRemove={
                  linkAt(shown().editor) &&
                  (() => {
                    removeLink(shown().editor);
                    close();
                  })
                }
              />
            </Match>
            <Match when={asked()?.what === 'picture'}>
              <AskPicture visual={shown()} place={placeOf(asked())} onClose={close} />
            </Match>
            <Match when={asked()?.what === 'html'}>
              <AskHtml visual={shown()} place={placeOf(asked())} onClose={close} />
            </Match>
          </Switch>
        )}
      </Show>
    </div>
  );
}

const placeOf = (asked: Asked | undefined) => (asked && 'place' in asked ? asked.place : undefined);

function AskPicture(props: { visual: Visual; place: number | undefined; onClose: () => void }) {
  const { editor } = props.visual;
  const { place } = props;
  const node = place === undefined ? undefined : editor.state.doc.nodeAt(place);
  return (
    <PictureDialog
      value={{ src: node?.attrs.src ?? '', alt: node?.attrs.alt ?? '' }}
      onClose={props.onClose}
      onDone={(picture) => {
        if (node && place !== undefined) {
          // An alt that was not there and is left empty stays away.
          const alt = picture.alt || (node.attrs.alt === null ? null : '');
          editor.view.dispatch(editor.state.tr.setNodeMarkup(place, undefined, { ...node.attrs, src: picture.src, alt }));
        } else editor.chain().focus().insertContent({ type: 'image', attrs: picture }).run();
        props.onClose();
      }}
    />
  );
}

function AskHtml(props: { visual: Visual; place: number | undefined; onClose: () => void }) {
  const { visual, place } = props;
  const { editor } = visual;
  const node = place === undefined ? undefined : editor.state.doc.nodeAt(place);
  const html = place === undefined ? '' : visual.htmlAt(place);
  return (
    <HtmlDialog
      title={node ? `HTML: ${node.type.name === 'opaque' ? describe(html).name : 'this block'}` : 'HTML'}
      hint={
        node
          ? 'Only this block is changed. What you empty is deleted.'
          : 'Any HTML, a shortcode such as [gallery], or the source of a block.'
      }
      value={html}
      onClose={props.onClose}
      onDone={(next) => {
        props.onClose();
        if (next === html) return;
        const blocks = visual.readBlocks(node ? next : visual.asBlock(next));
        const range = node && place !== undefined ? { from: place, to: place + node.nodeSize } : editor.state.selection;
        if (blocks.length === 0) editor.commands.deleteRange(range);
        else if (node) editor.commands.insertContentAt(range, blocks);
        else editor.chain().focus().insertContent(blocks).run();
      }}
    />
  );
}
