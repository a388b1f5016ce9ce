/** Which version of the WordPress plugin this installation wants. An older one works, without what is new. */
export const WANTED_PLUGIN_VERSION = '0.2.0';

/** @param version as the plugin names it, three numbers; nothing where it is absent, which is not old. */
export function isPluginOutdated(version: string | null | undefined): boolean {
  if (!version) return false;
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const found = parts(version);
  const wanted = parts(WANTED_PLUGIN_VERSION);
  const at = wanted.findIndex((part, index) => part !== (found[index] ?? 0));
  return at !== -1 && (found[at] ?? 0) < (wanted[at] ?? 0);
}
