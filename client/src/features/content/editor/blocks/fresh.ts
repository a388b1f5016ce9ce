/** Writes what has no bytes of its own yet: as WordPress core blocks, or as plain HTML where the text has no blocks. */
import { escapeAttribute, escapeText } from './markup.ts';
import type { NodeJson } from './nodes.ts';
import type { Place } from './side-table.ts';

/** The words or children of a node, already written. */
export interface Parts {
  words: string;
  children: string[];
}

/** @param newline the line end of the text */
export function writeFresh(node: NodeJson, parts: Parts, place: Place, newline: string): string {
  const isBlock = place.endsWith(':blocks');
  const html = isBlock ? asBlock(node, parts, place) : asHtml(node, parts, place);
  return newline === '\n' ? html : html.replace(/\r?\n/g, newline);
}

/** The attributes of a block as its comment holds them: nothing in them may end the comment. */
export const blockJson = (attributes: Record<string, unknown>): string =>
  JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022');

function block(name: string, attributes: Record<string, unknown>, html: string): string {
  const json = Object.keys(attributes).length > 0 ? `${blockJson(attributes)} ` : '';
  return `<!-- wp:${name} ${json}-->\n${html}\n<!-- /wp:${name} -->`;
}

function asBlock(node: NodeJson, { words, children }: Parts, place: Place): string {
  const level = Number(node.attrs?.level ?? 2);
  const inner = children.join('\n\n');
  switch (node.type) {
    case 'paragraph':
      return block('paragraph', {}, `<p>${words}</p>`);
    case 'heading':
      return block('heading', level === 2 ? {} : { level }, `<h${level} class="wp-block-heading">${words}</h${level}>`);
    case 'bulletList':
      return block('list', {}, `<ul class="wp-block-list">${inner}</ul>`);
    case 'orderedList':
      return block('list', { ordered: true }, `<ol class="wp-block-list">${inner}</ol>`);
    case 'listItem':
      return block('list-item', {}, `<li>${children.join('')}</li>`);
    case 'blockquote':
      return block('quote', {}, `<blockquote class="wp-block-quote">${quoted(node, children, '\n\n')}</blockquote>`);
    case 'details':
      return block('details', {}, `<details class="wp-block-details">${quoted(node, children, '\n\n')}</details>`);
    case 'codeBlock':
      return block('code', {}, `<pre class="wp-block-code"><code>${words}</code></pre>`);
    case 'preformatted':
      return block('preformatted', {}, `<pre class="wp-block-preformatted">${words}</pre>`);
    case 'horizontalRule':
      return block('separator', {}, '<hr class="wp-block-separator has-alpha-channel-opacity"/>');
    case 'image':
      return block('image', {}, picture(node, words, ' class="wp-block-image"'));
    case 'table':
      // Said outright: releases of WordPress differ in what they take it to be.
      return block(
        'table',
        { hasFixedLayout: true },
        `<figure class="wp-block-table"><table class="has-fixed-layout">${inner}</table></figure>`,
      );
    case 'columns':
      return block('columns', {}, `<div class="wp-block-columns">${inner}</div>`);
    case 'column':
      return block('column', {}, `<div class="wp-block-column">${inner}</div>`);
    case 'gallery':
      return block(
        'gallery',
        { linkTo: 'none' },
        `<figure class="wp-block-gallery has-nested-images columns-default is-cropped">${inner}</figure>`,
      );
    case 'buttons':
      return block('buttons', {}, `<div class="wp-block-buttons">${inner}</div>`);
    case 'button':
      return block(
        'button',
        {},
        `<div class="wp-block-button">${link(node, words, ' class="wp-block-button__link wp-element-button"')}</div>`,
      );
    case 'container':
      return block('group', {}, `<div class="wp-block-group">${inner}</div>`);
    default:
      return asHtml(node, { words, children }, place);
  }
}

function asHtml(node: NodeJson, { words, children }: Parts, place: Place): string {
  const level = Number(node.attrs?.level ?? 2);
  const inner = children.join('\n');
  switch (node.type) {
    case 'paragraph':
      return `<p>${words}</p>`;
    case 'heading':
      return `<h${level}>${words}</h${level}>`;
    case 'bulletList':
      return `<ul>\n${inner}\n</ul>`;
    case 'orderedList':
      return `<ol>\n${inner}\n</ol>`;
    case 'listItem':
      return `<li>${children.join('')}</li>`;
    case 'blockquote':
      return `<blockquote>${quoted(node, children, '\n')}</blockquote>`;
    case 'details':
      return `<details>${quoted(node, children, '\n')}</details>`;
    case 'cite':
      return words && `<cite>${words}</cite>`;
    case 'summary':
      return `<summary>${words}</summary>`;
    case 'codeBlock':
      return `<pre><code>${words}</code></pre>`;
    case 'preformatted':
      return `<pre>${words}</pre>`;
    case 'horizontalRule':
      return '<hr />';
    case 'image':
      return picture(node, words, '');
    case 'table':
      return `<table>${inner}</table>`;
    case 'tableRow':
      return `<tr>${children.join('')}</tr>`;
    case 'tableCell':
    case 'tableHeader':
      return cell(node, children.join(''));
    case 'button':
      return `<p>${link(node, words, '')}</p>`;
    default:
      return place.startsWith('flow') ? `<div>${inner}</div>` : inner;
  }
}

/** Who said it, and the summary, stand right at the words; blocks stand apart. */
function quoted(node: NodeJson, children: string[], between: string): string {
  return children.reduce((html, child, at) => {
    const isAside = node.content?.[at]?.type === 'cite' || node.content?.[at - 1]?.type === 'summary';
    return at === 0 || isAside ? html + child : html + between + child;
  }, '');
}

function picture(node: NodeJson, caption: string, figureClass: string): string {
  const figcaption = caption && `<figcaption class="wp-element-caption">${caption}</figcaption>`;
  const image = `<img src="${escapeAttribute(String(node.attrs?.src ?? ''))}" alt="${escapeAttribute(String(node.attrs?.alt ?? ''))}"/>`;
  return `<figure${figureClass}>${image}${figcaption}</figure>`;
}

const link = (node: NodeJson, words: string, attributes: string): string =>
  `<a${attributes}${node.attrs?.href ? ` href="${escapeAttribute(String(node.attrs.href))}"` : ''}>${words}</a>`;

function cell(node: NodeJson, words: string): string {
  const tag = node.type === 'tableHeader' ? 'th' : 'td';
  const spans = ['colspan', 'rowspan']
    .filter((name) => Number(node.attrs?.[name] ?? 1) > 1)
    .map((name) => ` ${name}="${node.attrs?.[name]}"`)
    .join('');
  return `<${tag}${spans}>${words}</${tag}>`;
}

export const writeCode = (node: NodeJson): string => escapeText((node.content ?? []).map(({ text = '' }) => text).join(''));
