/** Names what the editor keeps and does not edit, for somebody who has never seen its HTML. */
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText, parseHtml } from './markup.ts';
import { scanBlocks } from './scan.ts';

export interface Description {
  name: string;
  /** What makes this one out: its address, its words. */
  hint: string;
}

/** What a block's name alone does not say well. */
const blockNames: Record<string, string> = {
  'core/html': 'Custom HTML',
  'core/freeform': 'Classic text',
  'core/block': 'Synced pattern',
  'core/more': 'Read more',
  'core/nextpage': 'Page break',
  'core/media-text': 'Media and text',
  'core/latest-posts': 'Latest posts',
  'core/footnotes': 'Footnotes',
};

const elementNames: Record<string, string> = {
  iframe: 'Embedded page',
  script: 'Script',
  style: 'Styles',
  form: 'Form',
  dl: 'Definition list',
  svg: 'Drawing',
  video: 'Video',
  audio: 'Audio',
  table: 'Table',
  figure: 'Figure',
  figcaption: 'Caption',
  address: 'Address',
  noscript: 'Without script',
  img: 'Picture',
  input: 'Form field',
  button: 'Button',
};

const providers: Record<string, string> = { youtube: 'YouTube', tiktok: 'TikTok', wordpress: 'WordPress', soundcloud: 'SoundCloud' };

const MOST_HINT = 140;

export function describe(raw: string): Description {
  const [block] = scanBlocks(raw).blocks;
  const described = block?.start === 0 ? describeBlock(block.name, block.attributes, raw) : describeHtml(raw);
  return { name: described.name, hint: shortened(described.hint) };
}

function describeBlock(name: string, json: string, raw: string): Description {
  const attributes = attributesIn(json);
  const [vendor, block = ''] = name.split('/');
  const provider = typeof attributes.providerNameSlug === 'string' ? attributes.providerNameSlug : '';
  if (name === 'core/embed')
    return { name: provider ? `${providers[provider] ?? titled(provider)} embed` : 'Embed', hint: String(attributes.url ?? '') };
  if (name === 'core/shortcode') return { ...shortcode(raw), hint: wordsIn(raw) };
  const words = wordsIn(raw) || addressIn(raw) || String(attributes.url ?? attributes.slug ?? '');
  return { name: blockNames[name] ?? (vendor === 'core' ? titled(block) : `${titled(block)} (${vendor})`), hint: words };
}

function describeHtml(raw: string): Description {
  if (/^<!--\s*more/.test(raw)) return { name: 'Read more', hint: '' };
  if (/^<!--\s*nextpage/.test(raw)) return { name: 'Page break', hint: '' };
  if (/<!--\s+\/?wp:/.test(raw)) return { name: 'Blocks that do not close', hint: wordsIn(raw) };
  if (raw.startsWith('<!--')) return { name: 'Comment', hint: raw.replace(/^<!--|-->$/g, '') };
  if (/^\[\/?[a-z]/i.test(raw)) return { ...shortcode(raw), hint: raw };
  const first = parseHtml(raw).find(isElement);
  const name = first && (elementNames[first.tagName] ?? (raw.startsWith('<') ? `HTML <${first.tagName}>` : undefined));
  return { name: name ?? 'HTML', hint: addressIn(raw) || wordsIn(raw) || raw };
}

const shortcode = (raw: string): { name: string } => {
  const name = /\[\/?([a-z][\w-]*)/i.exec(raw)?.[1];
  return { name: name ? `Shortcode ${name}` : 'Shortcode' };
};

function attributesIn(json: string): Record<string, unknown> {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const titled = (slug: string): string => {
  const words = slug.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_HINT ? `${line.slice(0, MOST_HINT)}…` : line;
};

/** Enough of it to tell one from another. */
function wordsIn(raw: string): string {
  const words = (nodes: readonly HtmlNode[]): string =>
    nodes
      .map((node) =>
        isText(node) ? node.value : isElement(node) && !/^(?:script|style)$/.test(node.tagName) ? words(node.childNodes) : '',
      )
      .join(' ');
  return words(parseHtml(raw.slice(0, 4_000))).trim();
}

function addressIn(raw: string): string {
  const find = (nodes: readonly HtmlNode[]): string => {
    for (const node of nodes.filter(isElement)) {
      const found = attributeOf(node as HtmlElement, 'src') ?? find(node.childNodes);
      if (found) return found;
    }
    return '';
  };
  return find(parseHtml(raw.slice(0, 4_000)));
}
