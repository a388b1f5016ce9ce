import type { NodeJson } from '../blocks/index.ts';

/** What the nodes of the editor ask of the page around it. Places are in the editor's document. */
export interface Host {
  /** What relative addresses are relative to. */
  siteUrl: string;
  readOnly: () => boolean;
  /** Reads HTML into blocks of this document. */
  read: (html: string) => NodeJson[];
  editHtml: (place: number) => void;
  editImage: (place: number) => void;
}
