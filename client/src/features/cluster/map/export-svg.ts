/** The map as a file of its own: everything that it needs is in it, in the colours that were on the screen. */
import { formatShort, plural } from '../../../lib/numbers.ts';
import { type Bubble, bubbleInWords } from './bubble.ts';
import { fillPath, type Size } from './geometry.ts';
import { type LabelOptions, placeLabels } from './labels.ts';

/** As #rrggbb, for programs that know no newer way to write a colour. */
export interface MapColours {
  paper: string;
  ink: string;
  hint: string;
  edge: string;
  fill: string;
}

export interface MapFile {
  title: string;
  map: Size;
  bubbles: readonly Bubble[];
  colours: MapColours;
  measure: LabelOptions['measure'];
}

const WIDTH = 1600;
const MARGIN = 48;
const HEAD = 76;
const FOOT = 56;
const SANS = "'Instrument Sans', 'Helvetica Neue', Arial, sans-serif";
const MONO = "'Geist Mono', Menlo, Consolas, monospace";
const SERIF = "Newsreader, Georgia, 'Times New Roman', serif";

/** Control characters, which no XML may hold, are spaces. */
const escaped = (text: string) => text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const at = (value: number) => Math.round(value * 10) / 10;

export function mapAsSvg({ title, map, bubbles, colours, measure }: MapFile): string {
  const scale = (WIDTH - 2 * MARGIN) / Math.max(1, map.width);
  const height = Math.round(map.height * scale + HEAD + FOOT + MARGIN);
  const placed = bubbles.map((bubble) => ({
    ...bubble,
    x: bubble.x * scale + MARGIN,
    y: bubble.y * scale + HEAD + MARGIN / 2,
    radius: bubble.radius * scale,
    figure: formatShort(bubble.volume),
  }));
  // Where the faces are not installed, others take their place, which may be a little wider.
  const labels = placeLabels(placed, { most: 400, sure: 16, measure: (text, isFigure) => measure(text, isFigure) * 1.1 });
  const circles = placed.map(
    (bubble) =>
      `<g><title>${escaped(bubbleInWords(bubble))}</title>${bubble.share > 0 ? `<path d="${fillPath(bubble, bubble.share)}" fill="${colours.fill}"/>` : ''}<circle cx="${at(bubble.x)}" cy="${at(bubble.y)}" r="${at(bubble.radius)}" fill="none" stroke="${colours.edge}"/></g>`,
  );
  const texts = labels.flatMap(({ lines, over }) =>
    lines.map(
      ({ text, x, y, isFigure }) =>
        `<text x="${at(x)}" y="${at(y)}" dy=".35em"${over ? ` stroke="${colours.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : ''}${isFigure ? ` font-family="${MONO}" font-size="11"` : ''}>${escaped(text)}</text>`,
    ),
  );
  const foot = height - FOOT / 2;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="${colours.paper}"/>
<text x="${MARGIN}" y="50" font-family="${SERIF}" font-size="24" font-weight="500" fill="${colours.ink}">${escaped(title)}</text>
${circles.join('\n')}
<g font-family="${SANS}" font-size="12" font-weight="500" fill="${colours.ink}" text-anchor="middle">
${texts.join('\n')}
</g>
<text x="${MARGIN}" y="${foot}" font-family="${SANS}" font-size="12" fill="${colours.hint}">${plural(bubbles.length, 'cluster')}. Size: searches a month. Filled: share of what is planned that is written. Near: alike.</text>
</svg>
`;
}
