/**
 * What of a text WordPress keeps, byte for byte, when it becomes the description of a term by core REST: the few inline tags
 * of `$allowedtags` in wp-includes/kses.php, written as kses itself writes them. Pure; its test asks the real WordPress.
 */

/** The attributes that each tag may have. */
const ALLOWED: Record<string, readonly string[]> = {
  a: ['href', 'title'],
  abbr: ['title'],
  acronym: ['title'],
  b: [],
  blockquote: ['cite'],
  cite: [],
  code: [],
  del: ['datetime'],
  em: [],
  i: [],
  q: ['cite'],
  s: [],
  strike: [],
  strong: [],
};

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]*)?)>/g;
const ATTRIBUTES = /^(?: ([a-z]+)="([^"<>]*)")*$/;
const ATTRIBUTE = / ([a-z]+)="([^"<>]*)"/g;
const ENTITY = /&(?:amp|lt|gt|quot|nbsp|copy|reg|hellip|ndash|mdash|lsquo|rsquo|ldquo|rdquo|euro|#\d{2,5});/g;
/** With a scheme that kses knows, or with none. */
const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|[/#?]|$)/;

/** @returns why it would not come through, naming the tags; null where it does. */
export function lostInDescription(html: string): string | null {
  const stripped = new Set<string>();
  const altered = new Set<string>();
  if (html.includes('<!--')) stripped.add('comments of blocks');
  const rest = html.replace(/<!--[\s\S]*?-->/g, '').replace(TAG, (tag, slash: string, name: string, attributes: string) => {
    const allowed = ALLOWED[name];
    if (!allowed) stripped.add(`<${name.toLowerCase()}>`);
    else if (slash ? attributes !== '' : !attributesStay(attributes, allowed)) altered.add(tag.slice(0, 80));
    return '';
  });
  if (/[<>]/.test(rest) || rest.replace(ENTITY, '').includes('&')) altered.add('a single <, > or &');
  if (stripped.size > 0) return `WordPress strips ${list(stripped)} from the description of a term.`;
  return altered.size > 0 ? `WordPress rewrites ${list(altered)} in the description of a term.` : null;
}

function attributesStay(text: string, allowed: readonly string[]): boolean {
  if (!ATTRIBUTES.test(text)) return false;
  const given = [...text.matchAll(ATTRIBUTE)].map(([, name, value]): [string, string] => [name as string, value as string]);
  const names = given.map(([name]) => name);
  return (
    new Set(names).size === names.length &&
    given.every(
      ([name, value]) =>
        allowed.includes(name) && !value.replace(ENTITY, '').includes('&') && ((name !== 'href' && name !== 'cite') || ADDRESS.test(value)),
    )
  );
}

const list = (things: Set<string>): string => {
  const all = [...things];
  return all.length > 6 ? `${all.slice(0, 6).join(', ')} and more` : all.join(', ');
};
