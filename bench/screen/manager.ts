/** The Content Manager in a browser, by what a person sees: the table named Content, its rows, the search box, the column heads. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { timed } from './figures.ts';

const PATIENCE = 60_000;

/**
 * What is looked at in the page. All of it is told as text that the page evaluates: the types of a browser are not those of here.
 * Rows that have not been read yet are hidden from assistive software, and have no place.
 */
const TABLE = `document.querySelector('main table[aria-label="Content"]')`;
const inSight = `[...table.tBodies[0].rows].filter((row) => {
  const box = row.getBoundingClientRect(), frame = table.parentElement.getBoundingClientRect();
  return box.bottom > frame.top + table.tHead.offsetHeight && box.top < Math.min(frame.bottom, innerHeight);
})`;
const settled = (and = 'true') => `(() => {
  const table = ${TABLE};
  if (!table || table.getAttribute('aria-busy') === 'true') return false;
  const rows = ${inSight};
  return rows.length > 0 && rows.every((row) => row.hasAttribute('aria-rowindex')) && (${and});
})()`;

export class Manager {
  readonly page: Page;
  readonly #address: string;

  private constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  /** In a window that has seen nothing before: no script of the dashboard is in its cache. */
  static async inNewWindow(browser: Browser, signedIn: BrowserContextOptions, siteId: string): Promise<Manager> {
    const context = await browser.newContext({ ...signedIn, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    return new Manager(page, `/sites/${siteId}/content`);
  }

  close = (): Promise<void> => this.page.context().close();

  /** From the address until the first rows are there. */
  open = (): Promise<number> =>
    timed(async () => {
      await this.page.goto(this.#address, { waitUntil: 'commit' });
      await this.#until(settled());
    });

  /** From a press of one of the filters that are on or off until what matches is there. */
  async filter(label: string, total: number): Promise<number> {
    const chip = this.page.getByRole('button', { name: new RegExp(`^${label}`) }).and(this.page.locator('[aria-pressed]'));
    return timed(async () => {
      await chip.click();
      await this.#untilTotal(total);
    });
  }

  /** From the last letter until what matches is there, with the pause in which the box waits for another. */
  async search(words: string, total: number): Promise<number> {
    const box = this.page.getByRole('searchbox', { name: 'Search' }).or(this.page.getByRole('textbox', { name: 'Search' }));
    return timed(async () => {
      await box.fill(words);
      await this.#untilTotal(total);
    });
  }

  /** From a press of a column head until the rows are there in that order. */
  async sort(column: string): Promise<number> {
    const head = this.page.getByRole('columnheader', { name: column });
    const before = await head.getAttribute('aria-sort');
    return timed(async () => {
      await head.getByRole('button').click();
      const now = `[...table.tHead.rows[0].cells].find((cell) => cell.textContent.trim() === ${JSON.stringify(column)})?.getAttribute('aria-sort')`;
      await this.#until(settled(`${now} !== ${JSON.stringify(before)}`));
    });
  }

  /** From a pull at the scroll bar until the rows of that place are there. */
  scrollTo = (share: number): Promise<number> =>
    timed(async () => {
      await this.page.evaluate(
        `(() => { const frame = ${TABLE}.parentElement; frame.scrollTop = ${share} * (frame.scrollHeight - frame.clientHeight); })()`,
      );
      await this.#until(settled());
    });

  choose = async (rows: number): Promise<void> => {
    const boxes = this.page.getByRole('table', { name: 'Content' }).locator('tbody').getByRole('checkbox');
    for (let row = 0; row < rows; row += 1) await boxes.nth(row).click();
  };

  chooseAllThatMatch = (): Promise<void> => this.page.getByRole('button', { name: /^all .* that match$/ }).click();

  /** How many the selection bar says are selected; 0 where there is no bar. */
  async selected(): Promise<number> {
    const bar = this.page.getByRole('toolbar', { name: 'With the selected rows' });
    if ((await bar.count()) === 0) return 0;
    return Number(/([\d,]+) selected/.exec(await bar.innerText())?.[1]?.replaceAll(',', '') ?? 0);
  }

  firstRow = (): Promise<string> => this.page.evaluate(`${TABLE}.querySelector('tr[aria-rowindex="2"]').innerText`);

  #untilTotal = (total: number): Promise<void> =>
    this.#until(
      total === 0
        ? `!${TABLE} && document.querySelector('main [aria-busy="true"]') === null`
        : settled(`Number(table.getAttribute('aria-rowcount')) === ${total + 1}`),
    );

  /** Looked at with every frame. Not by waitForFunction, which the page's Content-Security-Policy refuses. */
  async #until(condition: string): Promise<void> {
    const arrived = await this.page.evaluate<boolean>(`new Promise((resolve) => {
      const end = performance.now() + ${PATIENCE};
      const look = () => ${condition} ? resolve(true) : performance.now() > end ? resolve(false) : requestAnimationFrame(look);
      look();
    })`);
    if (!arrived) throw new Error(`What was waited for did not come within ${PATIENCE / 1_000} seconds.`);
  }
}
