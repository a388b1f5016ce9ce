/** A real browser out of an npm package, whose pages tell what they should not have done. */
import Chromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

// Without its own arguments: "--single-process" ends the browser with its first page.
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await Chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu'] });

export interface WatchedPage {
  page: Page;
  /** Errors in the console, and requests that left for another server. */
  complaints: string[];
}

export async function openPage(browser: Browser, origin: string): Promise<WatchedPage> {
  // Each click waits until what it clicks has come to rest.
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`foreign: ${request.url()}`);
  });
  return { page, complaints };
}
