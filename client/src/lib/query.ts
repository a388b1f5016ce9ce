/** An address with those query parameters that say something; `true` is written as `1`. */
export function withQuery(path: string, query: Record<string, string | boolean | null | undefined> | object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    params.set(name, value === true ? '1' : String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
