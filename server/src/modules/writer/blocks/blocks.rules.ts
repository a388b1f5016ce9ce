/**
 * WordPress blocks as the block editor itself saves them, so that it opens them with nothing to recover. Takes text and
 * inline HTML; text is escaped here, whatever it holds. Markup: block-library of WordPress 6.6 and later.
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

/** `[` too: WordPress would run a shortcode that stands in a keyword. */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '[': '&#91;' };

export const escapeText = (text: string): string => text.replace(/[&<>[]/g, (character) => ENTITIES[character] ?? character);

export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

const sourceOf = (inline: Inline): string => (typeof inline === 'string' ? escapeText(inline) : inline.source);

/** A template of inline HTML: what stands in the template is markup, what is put in is text unless it is Html. */
export const html = (markup: TemplateStringsArray, ...values: Inline[]): Html =>
  new Html(markup.reduce((all, part, index) => all + sourceOf(values[index - 1] ?? '') + part));

export const joinInline = (parts: Inline[], separator: string): Html => new Html(parts.map(sourceOf).join(escapeText(separator)));

export const link = (text: string, url: string): Html => html`<a href="${new Html(escapeAttribute(url))}">${text}</a>`;

export const heading = (text: Inline, level: 2 | 3 | 4 = 2): Block =>
  `<!-- wp:heading${level === 2 ? '' : ` {"level":${level}}`} -->\n<h${level} class="wp-block-heading">${sourceOf(text)}</h${level}>\n<!-- /wp:heading -->`;

export const paragraph = (text: Inline): Block => `<!-- wp:paragraph -->\n<p>${sourceOf(text)}</p>\n<!-- /wp:paragraph -->`;

export function list(items: Inline[], { ordered = false } = {}): Block {
  const tag = ordered ? 'ol' : 'ul';
  const inner = items.map((item) => `<!-- wp:list-item -->\n<li>${sourceOf(item)}</li>\n<!-- /wp:list-item -->`).join('\n\n');
  return `<!-- wp:list${ordered ? ' {"ordered":true}' : ''} -->\n<${tag} class="wp-block-list">${inner}</${tag}>\n<!-- /wp:list -->`;
}

/** `hasFixedLayout` is written out, because its default differs between versions of WordPress. */
export function table(head: Inline[], rows: Inline[][]): Block {
  const row = (cells: Inline[], tag: 'th' | 'td') => `<tr>${cells.map((cell) => `<${tag}>${sourceOf(cell)}</${tag}>`).join('')}</tr>`;
  const thead = head.length > 0 ? `<thead>${row(head, 'th')}</thead>` : '';
  const tbody = `<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody>`;
  return `<!-- wp:table {"hasFixedLayout":false} -->\n<figure class="wp-block-table"><table>${thead}${tbody}</table></figure>\n<!-- /wp:table -->`;
}

export const quote = (text: Inline, source?: Inline): Block =>
  `<!-- wp:quote -->\n<blockquote class="wp-block-quote">${paragraph(text)}${source === undefined ? '' : `<cite>${sourceOf(source)}</cite>`}</blockquote>\n<!-- /wp:quote -->`;

/** A call to action whose address is still to be chosen in the editor. */
export const button = (text: Inline): Block =>
  `<!-- wp:buttons -->\n<div class="wp-block-buttons"><!-- wp:button -->\n<div class="wp-block-button"><a class="wp-block-button__link wp-element-button">${sourceOf(text)}</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->`;

export const joinBlocks = (blocks: Block[]): string => blocks.join('\n\n');
