/**
 * Runs in the page: what is wrong with where the focus is, if anything. It has to be within the window, not covered, and have
 * a mark that can be seen.
 * @returns {string | undefined}
 */
export function focusFault() {
  const on = document.activeElement;
  // Behind the last stop the browser's own controls are next.
  if (!(on instanceof HTMLElement) || on === document.body) return undefined;
  const what = `${on.tagName.toLowerCase()} "${(on.getAttribute('aria-label') ?? on.textContent ?? '').trim().slice(0, 40)}"`;
  const box = on.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return `${what} has no size`;
  // Of what is in the window, nine points: what lies over all of them hides it.
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (bottom <= top || right <= left) return `${what} is out of sight`;
  const parts = [0.1, 0.5, 0.9];
  const isSeen = parts.some((down) =>
    parts.some((along) => {
      const seen = document.elementFromPoint(left + (right - left) * along, top + (bottom - top) * down);
      return seen !== null && (on.contains(seen) || on.parentElement?.contains(seen));
    }),
  );
  if (!isSeen) return `${what} is covered`;
  // Where text is written, the caret is the mark; a dialog that holds the focus itself is marked by being one.
  if (on.isContentEditable || on.matches('textarea, [role=dialog], [role=alertdialog]')) return undefined;
  // A checkbox is drawn by what stands around or beside it; a field by the box that holds it.
  const around = [on, on.parentElement, on.parentElement?.parentElement, on.nextElementSibling];
  const isMarked = (element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  };
  return around.some(isMarked) ? undefined : `${what} has no mark of the focus`;
}
