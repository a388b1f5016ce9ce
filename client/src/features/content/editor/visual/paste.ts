/** What is pasted from Word, Google Docs and the web: its words, links, lists and tables come in, its looks stay out. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { cleanPasted } from './clean-pasted.ts';
import type { Host } from './host.ts';

/** Blocks that were copied as their source. */
const BLOCK_SOURCE = /^\s*<!--\s+wp:[a-z]/;
const ADDRESS = /^https?:\/\/\S+$/i;

export const cleanPaste = (host: Host) =>
  Extension.create({
    name: 'cleanPaste',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            transformPastedHTML: cleanPasted,
            handlePaste: (view, event) => {
              const text = event.clipboardData?.getData('text/plain').trim() ?? '';
              if (view.state.selection.$from.parent.type.spec.code) return false;
              if (BLOCK_SOURCE.test(text)) return this.editor.commands.insertContent(host.read(text));
              // An address over words makes them a link.
              if (ADDRESS.test(text) && !view.state.selection.empty) return this.editor.commands.setMark('link', { href: text });
              return false;
            },
          },
        }),
      ];
    },
  });
