/**
 * A person who has a keyboard and nothing else: Tab, arrows, Enter, letters. Each stop of the Tab key must be one that can be
 * seen: within the window, on top, and with a mark around it.
 */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { focusFault } from './focus-fault.js';

type Role = Parameters<Page['getByRole']>[0];

export function createKeyboard(page: Page) {
  const faults: string[] = [];
  const press = (key: string) => page.keyboard.press(key);

  const isOn = async (role: Role, name: string | RegExp) =>
    (await page
      .getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) })
      .and(page.locator(':focus'))
      .count()) > 0;

  const look = async () => {
    const fault = await page.evaluate(focusFault);
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
    /** Enter, and again where the dialog is still there after a while: a button that works pays no heed to it. */
    async answer(dialog: Locator) {
      for (let presses = 0; presses < 3; presses += 1) {
        await press('Enter');
        const isGone = await dialog.waitFor({ state: 'detached', timeout: 6_000 }).then(
          () => true,
          () => false,
        );
        if (isGone) return;
      }
      expect.fail('Three times Enter did not answer the dialog');
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
