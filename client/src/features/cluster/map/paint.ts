/** What only the browser knows: how wide a text is, and which colour a token stands for at the moment. */
import type { MapColours } from './export-svg.ts';

const pen = () => document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** px that a text takes in the faces of the map's labels. */
export function createMeasure(): (text: string, isFigure: boolean) => number {
  const context = pen();
  const known = new Map<string, number>();
  return (text, isFigure) => {
    const key = `${isFigure}${text}`;
    const before = known.get(key);
    if (before !== undefined || !context) return before ?? text.length * 7;
    context.font = isFigure ? '11px "Geist Mono", monospace' : '550 12px "Instrument Sans", sans-serif';
    const { width } = context.measureText(text);
    known.set(key, width);
    return width;
  };
}

/** Tokens are light or dark, and written in a way that only browsers read: a canvas says what they come to. */
export function coloursNow(): MapColours {
  const context = pen();
  const probe = document.body.appendChild(document.createElement('span'));
  const hex = (token: string) => {
    if (!context) return '#000000';
    probe.style.color = `var(--color-${token})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  const colours = { paper: hex('sheet'), ink: hex('ink'), hint: hex('ink-3'), edge: hex('edge'), fill: hex('pencil-line') };
  probe.remove();
  return colours;
}

/** Hands a text to the browser as a file to keep. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
