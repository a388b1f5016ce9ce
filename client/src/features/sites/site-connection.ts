/** What a card says of a site's connection, and what a person can do about it. */
export interface ConnectionFacts {
  active: boolean;
  hasCredentials: boolean;
  connectedAt: string | null;
  pluginVersion: string | null;
}

export interface Connection {
  state: 'inactive' | 'without-password' | 'untested' | 'connected';
  words: string;
}

export function connectionOf({ active, hasCredentials, connectedAt, pluginVersion }: ConnectionFacts): Connection {
  if (!active) return { state: 'inactive', words: 'Inactive, browse only' };
  if (!hasCredentials) return { state: 'without-password', words: 'No application password yet' };
  if (!connectedAt) return { state: 'untested', words: 'Connection not tested yet' };
  return { state: 'connected', words: pluginVersion ? `Connected, plugin ${pluginVersion}` : 'Connected, without the plugin' };
}
