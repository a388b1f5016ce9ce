/** What a card says of a site's connection. */
export interface ConnectionFacts {
  active: boolean;
  hasCredentials: boolean;
  connectedAt: string | null;
  pluginVersion: string | null;
}

/** A test that was made since the page is open. */
export interface ConnectionTest {
  running: boolean;
  /** Why it failed. */
  fault: string | undefined;
}

export interface Connection {
  state: 'inactive' | 'without-password' | 'testing' | 'failed' | 'untested' | 'connected';
  words: string;
}

export function connectionOf({ active, hasCredentials, connectedAt, pluginVersion }: ConnectionFacts, test: ConnectionTest): Connection {
  if (!active) return { state: 'inactive', words: 'Inactive, browse only' };
  if (!hasCredentials) return { state: 'without-password', words: 'No application password yet' };
  if (test.running) return { state: 'testing', words: 'Testing the connection…' };
  if (test.fault) return { state: 'failed', words: 'Not connected' };
  if (!connectedAt) return { state: 'untested', words: 'Connection not tested yet' };
  return { state: 'connected', words: pluginVersion ? `Connected, plugin ${pluginVersion}` : 'Connected, without the plugin' };
}
