/** What is wrong with a title and a text: that somebody wants to save, or only to keep until they go on. */
import type { FieldError } from '../../platform/errors/app-error.ts';

const MAX_TITLE = 300;
const MAX_HTML_BYTES = 5 * 1024 * 1024;
/** Far more than any title is on the way to one. */
const MAX_KEPT_TITLE = 10_000;

interface Text {
  title?: string | null | undefined;
  contentHtml?: string | null | undefined;
}

export function textFaults(text: Text): FieldError[] {
  const faults: FieldError[] = [];
  if (text.title != null && (text.title.trim() === '' || text.title.length > MAX_TITLE)) {
    faults.push({ path: 'title', message: `The title needs 1 to ${MAX_TITLE} characters.` });
  }
  return [...faults, ...unstorable(text)];
}

/** A text that is half-done has no faults but those that nothing could be kept of. */
export function unfinishedTextFaults(text: Text): FieldError[] {
  const faults: FieldError[] = [];
  if (text.title != null && text.title.length > MAX_KEPT_TITLE) {
    faults.push({ path: 'title', message: `The title is longer than ${MAX_KEPT_TITLE.toLocaleString('en')} characters. Shorten it.` });
  }
  return [...faults, ...unstorable(text)];
}

function unstorable({ title, contentHtml }: Text): FieldError[] {
  const faults: FieldError[] = [];
  if (contentHtml != null && Buffer.byteLength(contentHtml) > MAX_HTML_BYTES) {
    faults.push({ path: 'contentHtml', message: 'The text is larger than 5 MB. Split it, or move embedded images to WordPress.' });
  }
  if (title?.includes('\0') || contentHtml?.includes('\0')) {
    faults.push({
      path: 'contentHtml',
      message: 'The text holds a NUL character, which neither PostgreSQL nor WordPress can keep. Remove it.',
    });
  }
  return faults;
}
