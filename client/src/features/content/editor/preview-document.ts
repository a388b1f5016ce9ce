/**
 * The text as a page of its own for a sandboxed frame. The sandbox lets no script run; what could ask another server for
 * anything but a picture is taken out as well. What is saved and published is never made from this.
 */
import { attribute, attributeNames, parsedBody, removeAttribute } from '../../../lib/parsed-body.ts';

const TOKENS = ['sheet', 'well', 'ink', 'ink-2', 'ink-3', 'rule', 'rule-2', 'pencil-2', 'pencil-line', 'ochre', 'ochre-soft'] as const;

const STYLE = `
html { background: var(--color-sheet); color: var(--color-ink); scrollbar-color: var(--color-rule-2) transparent; }
body { max-width: 668px; margin: 0 auto; padding: 20px clamp(16px, 5vw, 24px) 64px; font: 400 18.5px/30px Newsreader, Georgia, serif; font-optical-sizing: auto;
  overflow-wrap: break-word; -webkit-font-smoothing: antialiased; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.3; letter-spacing: -0.01em; margin: 26px 0 8px; text-wrap: balance; }
h1 { font-size: 30px; font-weight: 500; } h2 { font-size: 23px; } h3 { font-size: 20px; } h4, h5, h6 { font-size: 18.5px; }
p, ul, ol, dl, table, figure, blockquote, pre { margin: 0 0 14px; }
body > :first-child, body > .igny8-here:first-child + * { margin-top: 0; }
a { color: var(--color-pencil-2); text-decoration-color: var(--color-pencil-line); text-underline-offset: 3px; }
ul, ol { padding-left: 26px; } li { margin-bottom: 6px; } li::marker { color: var(--color-ink-3); }
blockquote { margin-left: 0; padding-left: 18px; border-left: 2px solid var(--color-rule-2); color: var(--color-ink-2); font-style: italic; }
cite { font-style: normal; } blockquote > cite { display: block; font: 400 13px/20px "Instrument Sans", system-ui, sans-serif; color: var(--color-ink-3); }
img, video, svg { max-width: 100%; height: auto; border-radius: 6px; } figure > img { display: block; }
figcaption { font: 400 13px/20px "Instrument Sans", system-ui, sans-serif; color: var(--color-ink-3); margin-top: 6px; }
table { border-collapse: collapse; width: 100%; font-size: 16px; line-height: 24px; }
th, td { border-bottom: 1px solid var(--color-rule); padding: 7px 12px 7px 0; text-align: left; vertical-align: top; } th { font-weight: 600; }
code, pre { font: 400 14px/22px "Geist Mono", ui-monospace, monospace; } pre { overflow-x: auto; padding: 12px 14px; background: var(--color-well); border-radius: 6px; }
hr { border: 0; border-top: 1px solid var(--color-rule-2); margin: 28px 0; }
mark { background: var(--color-ochre-soft); color: inherit; border-radius: 2px; padding: 0 2px; }
.aligncenter, .has-text-align-center { text-align: center; margin-inline: auto; } .alignright { float: right; margin-left: 20px; } .alignleft { float: left; margin-right: 20px; }
.wp-block-columns { display: flex; flex-wrap: wrap; gap: 20px; } .wp-block-column { flex: 1 1 200px; }
.igny8-left-out { display: block; border: 1px dashed var(--color-rule-2); border-radius: 6px; padding: 10px 14px; color: var(--color-ink-3); font: 400 13px/20px system-ui, sans-serif; }
.igny8-here { scroll-initial-target: nearest; scroll-margin-block: 40px; position: absolute; }
`;

const REMOVED = 'script, noscript, style, link, meta, base, template, object, embed, applet, frame, frameset';
const EMBEDDED = 'iframe, video, audio';
const HERE = '<i class="igny8-here"></i>';

export interface PreviewOptions {
  html: string;
  /** What relative addresses of pictures are relative to. */
  siteUrl: string;
  colorScheme: string;
  /** The serif as a data address; a sandboxed frame may load none from here. */
  font: string | undefined;
  /** Where somebody writes: the preview opens there. */
  caret?: number | undefined;
}

export function previewDocument({ html, siteUrl, colorScheme, font, caret }: PreviewOptions): string {
  const tokens = getComputedStyle(document.documentElement);
  const colors = TOKENS.map((name) => `--color-${name}: ${tokens.getPropertyValue(`--color-${name}`)};`).join(' ');
  const face = font ? `@font-face { font-family: Newsreader; src: url("${font}") format("woff2"); font-weight: 200 800; }` : '';
  // Links open nowhere: the sandbox allows no new window.
  return `<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>${face} :root { color-scheme: ${colorScheme}; ${colors} } ${STYLE}</style></head><body>${harmless(marked(html, caret), siteUrl)}</body></html>`;
}

/** Puts a mark before the block that the caret stands in. */
function marked(html: string, caret: number | undefined): string {
  if (caret === undefined) return html;
  const before = [...html.slice(0, caret).matchAll(/<(?:p|h[1-6]|li|figure|blockquote|pre|table|ul|ol)[\s>]/g)].at(-1);
  return before ? html.slice(0, before.index) + HERE + html.slice(before.index) : html;
}

function harmless(html: string, siteUrl: string): string {
  // Even a parser that only reads would take a base to heart.
  const body = parsedBody(`<!doctype html><body>${html.replace(/<base\b[^>]*>/gi, '')}`);
  for (const element of body.querySelectorAll(REMOVED)) element.remove();
  for (const element of body.querySelectorAll(EMBEDDED)) {
    const from = URL.parse(element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? '', siteUrl);
    const box = document.createElement('span');
    box.className = 'igny8-left-out';
    box.textContent = `Embedded ${element.localName === 'iframe' ? 'page' : element.localName}${from ? ` from ${from.host}` : ''}: shown in WordPress`;
    element.replaceWith(box);
  }
  for (const element of body.querySelectorAll('*')) {
    for (const name of attributeNames(element)) {
      if (
        /^on/i.test(name) ||
        // A browser reads over blanks and control characters in an address.
        /^(javascript|vbscript):/i.test(attribute(element, name).replace(/[\s\p{Cc}]+/gu, '')) ||
        ['srcset', 'sizes', 'background', 'autofocus', 'ping'].includes(name)
      ) {
        removeAttribute(element, name);
      }
    }
  }
  for (const image of body.querySelectorAll('img[src]')) {
    const url = URL.parse(image.getAttribute('src') ?? '', siteUrl);
    if (url) image.setAttribute('src', url.href);
    image.setAttribute('referrerpolicy', 'no-referrer');
  }
  return body.innerHTML;
}
