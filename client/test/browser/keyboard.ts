/**
 * A person who has a keyboard and nothing else: Tab, arrows, Enter, letters. Each stop of the Tab key must be one that can be
 * seen: within the window, on top, and with a mark around it.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Role = Parameters<Page['getByRole']>[0];

/** Runs in the page. @returns what is wrong with where the focus is, if anything */
function faultOfFocus(): string | undefined {
  const on = document.activeElement;
  if (!(on instanceof HTMLElement) || on === document.body) return 'the focus is nowhere';
  const what = `${on.tagName.toLowerCase()} "${(on.getAttribute('aria-label') ?? on.textContent ?? '').trim().slice(0, 40)}"`;
  const box = on.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return `${what} has no size`;
  if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return `${what} is out of sight`;
  // Of what is in the window, nine points: what lies over all of them hides it.
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const parts = [0.1, 0.5, 0.9];
  const isSeen = parts.some((down) =>
    parts.some((along) => {
      const seen = document.elementFromPoint(left + (right - left) * along, top + (bottom - top) * down);
      return seen !== null && (on.contains(seen) || on.parentElement?.contains(seen));
    }),
  );
  if (!isSeen) return `${what} is covered`;
  // A checkbox is drawn by what stands around or beside it; a field by the box that holds it.
  const around = [on, on.parentElement, on.parentElement?.parentElement, on.nextElementSibling];
  const isMarked = (element: Element | null | undefined) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || (element !== on && boxShadow.includes('0px 0px 0px 2px'));
  };
  // Where text is written, the caret is the mark; a dialog that holds the focus itself is marked by being one.
  const speaksForItself = on.isContentEditable || on.matches('textarea, [role=dialog], [role=alertdialog]');
  return speaksForItself || around.some(isMarked) ? undefined : `${what} has no mark of the focus`;
}

export function createKeyboard(page: Page) {
  const faults: string[] = [];
  const press = (key: string) => page.keyboard.press(key);

  const isOn = async (role: Role, name: string | RegExp) =>
    (await page
      .getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) })
      .and(page.locator(':focus'))
      .count()) > 0;

  const look = async () => {
    const fault = await page.evaluate(faultOfFocus);
    if (fault) faults.push(`${await page.title()}, ${new URL(page.url()).search}: ${fault}`);
  };

  return {
    /** What could not be seen on the way. */
    faults,
    press,
    type: (text: string) => page.keyboard.type(text),
    /** As a paste does. */
    paste: (text: string) => page.keyboard.insertText(text),
    isOn,
    /** Tab, until the focus is there. */
    async tabTo(role: Role, name: string | RegExp, { most = 90, key = 'Tab' } = {}) {
      // What is still to come in cannot be gone to.
      await page.getByRole(role, { name }).first().waitFor();
      for (let steps = 0; steps < most; steps += 1) {
        if (await isOn(role, name)) return;
        await press(key);
        await look();
      }
      expect.fail(`${most} times ${key} did not lead to the ${role} ${name}`);
    },
    /** By the command palette: types the words, and takes what stands first. */
    async go(words: string, option: string | RegExp) {
      await press('Control+k');
      const box = page.getByRole('combobox', { name: 'Search or go to' });
      await box.waitFor();
      await expect.poll(() => isOn('combobox', 'Search or go to')).toBe(true);
      await page.keyboard.type(words);
      const chosen = page.getByRole('option', { name: option, selected: true });
      await chosen.waitFor();
      await press('Enter');
      await box.waitFor({ state: 'detached' });
    },
    /** J, until that row has the focus. */
    async rowTo(name: string | RegExp, most = 60) {
      await page.getByRole('row', { name }).first().waitFor();
      for (let steps = 0; steps < most; steps += 1) {
        await press('j');
        await look();
        if (await isOn('row', name)) return;
      }
      expect.fail(`${most} times J did not lead to the row ${name}`);
    },
  };
}
