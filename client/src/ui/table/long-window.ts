/** Which rows of a long table stand in the page: those in sight and some around them, in steps, so that little changes at once. */
export interface LongWindow {
  from: number;
  to: number;
}

const AROUND = 8;
const STEP = 4;

interface Sight {
  /** How far the table is scrolled, without its head. */
  scrolled: number;
  height: number;
  rowHeight: number;
  total: number;
}

export function windowOf({ scrolled, height, rowHeight, total }: Sight): LongWindow {
  const first = Math.floor(Math.max(0, scrolled) / rowHeight);
  const last = Math.ceil((Math.max(0, scrolled) + height) / rowHeight);
  const from = Math.max(0, Math.floor((first - AROUND) / STEP) * STEP);
  const to = Math.min(total, Math.ceil((last + AROUND) / STEP) * STEP);
  return { from: Math.min(from, to), to };
}

/** How far to scroll so that a row can be seen whole, or nothing where it can. */
export function scrollFor(index: number, { scrolled, height, rowHeight }: Omit<Sight, 'total'>, room: number): number | undefined {
  const top = index * rowHeight;
  if (top < scrolled) return top;
  const beneath = top + rowHeight + room;
  return beneath > scrolled + height ? beneath - height : undefined;
}
