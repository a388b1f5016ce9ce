/**
 * WordPress blocks as the block editor itself saves them, so that it opens them with nothing to recover. Takes text and
 * inline HTML; text is escaped here, whatever it holds. Markup: that of the newest block-library, and valid
 * from WordPress 6.5 on.
 */
export type Block = string;

/** Inline HTML that is safe to place; everything that is not one is text, and is escaped. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type Inline = string | Html;

/** `[` too: WordPress would run a shortcode that stands in a keyword. A hard space is written as a browser writes it. */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '[': '&#91;', '\u00a0': '&nbsp;' };

export const escapeText = (text: string): string => text.replace(/[&<>[\u00a0]/g, (character) => ENTITIES[character] ?? character);

export const sourceOf = (inline: Inline): string => (typeof inline === 'string' ? escapeText(inline) : inline.source);

/** A template of inline HTML: what stands in the template is markup, what is put in is text unless it is Html. */
export const html = (markup: TemplateStringsArray, ...values: Inline[]): Html =>
  new Html(markup.reduce((all, part, index) => all + sourceOf(values[index - 1] ?? '') + part));

export const joinInline = (parts: Inline[], separator: string): Html => new Html(parts.map(sourceOf).join(escapeText(separator)));

/** Percent-encoded where it would need more than `&amp;`, so that every parser reads it back the same. */
const addressSource = (url: string): string =>
  url
    .replace(/["'<>[\]\s`]/g, encodeURIComponent)
    .replaceAll("'", '%27')
    .replaceAll('&', '&amp;');

export const link = (text: Inline, url: string): Html => html`<a href="${new Html(addressSource(url))}">${text}</a>`;

/** As an editor keeps it: one space where there are several, none at the ends. */
const inlineSource = (inline: Inline): string =>
  sourceOf(inline)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();

/**
 * With an `anchor` (letters, digits, hyphens) the heading can be linked to. It stands twice, because newer versions of
 * WordPress read it from the comment and older ones from the tag.
 */
export function heading(text: Inline, level: 2 | 3 | 4 = 2, anchor?: string): Block {
  const attributes = { ...(level === 2 ? {} : { level }), ...(anchor ? { anchor } : {}) };
  const comment = Object.keys(attributes).length > 0 ? ` ${JSON.stringify(attributes)}` : '';
  const id = anchor ? ` id="${anchor}"` : '';
  return `<!-- wp:heading${comment} -->\n<h${level}${id} class="wp-block-heading">${inlineSource(text)}</h${level}>\n<!-- /wp:heading -->`;
}

export const paragraph = (text: Inline): Block => `<!-- wp:paragraph -->\n<p>${inlineSource(text)}</p>\n<!-- /wp:paragraph -->`;

/** The class is named in the comment too: WordPress before 6.6 does not put it there by itself, and would call the list broken. */
export function list(items: Inline[], { ordered = false } = {}): Block {
  const tag = ordered ? 'ol' : 'ul';
  const inner = items.map((item) => `<!-- wp:list-item -->\n<li>${inlineSource(item)}</li>\n<!-- /wp:list-item -->`).join('\n\n');
  return `<!-- wp:list {${ordered ? '"ordered":true,' : ''}"className":"wp-block-list"} -->\n<${tag} class="wp-block-list">${inner}</${tag}>\n<!-- /wp:list -->`;
}

/** `hasFixedLayout` is written out, because its default differs between versions of WordPress. */
export function table(head: Inline[], rows: Inline[][]): Block {
  const row = (cells: Inline[], tag: 'th' | 'td') => `<tr>${cells.map((cell) => `<${tag}>${inlineSource(cell)}</${tag}>`).join('')}</tr>`;
  const thead = head.length > 0 ? `<thead>${row(head, 'th')}</thead>` : '';
  const tbody = `<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody>`;
  return `<!-- wp:table {"hasFixedLayout":false} -->\n<figure class="wp-block-table"><table>${thead}${tbody}</table></figure>\n<!-- /wp:table -->`;
}

export const quote = (text: Inline, source?: Inline): Block =>
  `<!-- wp:quote -->\n<blockquote class="wp-block-quote">${paragraph(text)}${source === undefined ? '' : `<cite>${inlineSource(source)}</cite>`}</blockquote>\n<!-- /wp:quote -->`;

/** Columns side by side; a small screen puts them below each other. */
export function columns(contents: Block[][]): Block {
  const inner = contents.map(
    (blocks) => `<!-- wp:column -->\n<div class="wp-block-column">${joinBlocks(blocks)}</div>\n<!-- /wp:column -->`,
  );
  return `<!-- wp:columns -->\n<div class="wp-block-columns">${inner.join('\n\n')}</div>\n<!-- /wp:columns -->`;
}

/** A line that opens to show `blocks`; `open` shows them from the start. */
export const details = (summary: Inline, blocks: Block[], { open = false } = {}): Block =>
  `<!-- wp:details${open ? ' {"showContent":true}' : ''} -->\n<details class="wp-block-details"${open ? ' open' : ''}><summary>${inlineSource(summary)}</summary>${joinBlocks(blocks)}</details>\n<!-- /wp:details -->`;

/** Calls to action; one without a `url` gets its address in the editor. */
export function buttons(calls: { text: Inline; url?: string | undefined }[]): Block {
  const inner = calls.map(({ text, url }) => {
    const href = url ? ` href="${addressSource(url)}"` : '';
    return `<!-- wp:button -->\n<div class="wp-block-button"><a class="wp-block-button__link wp-element-button"${href}>${inlineSource(text)}</a></div>\n<!-- /wp:button -->`;
  });
  return `<!-- wp:buttons -->\n<div class="wp-block-buttons">${inner.join('\n\n')}</div>\n<!-- /wp:buttons -->`;
}

export const separator = (): Block =>
  '<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator -->';

export const joinBlocks = (blocks: Block[]): string => blocks.join('\n\n');
