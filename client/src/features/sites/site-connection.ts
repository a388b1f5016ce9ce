/** What is said of a site's connection. */
export interface ConnectionFacts {
  hasCredentials: boolean;
  hasPluginKey: boolean;
  pluginVersion: string | null;
  health: { status: 'HEALTHY' | 'NEEDS_ATTENTION' | 'FAILING' | 'NOT_CONNECTED' | 'INACTIVE'; checkedAt: string | null };
}

export interface Connection {
  state: 'inactive' | 'without-password' | 'testing' | 'failed' | 'untested' | 'connected';
  words: string;
}

/** @param testing a test runs just now */
export function connectionOf({ hasCredentials, hasPluginKey, pluginVersion, health }: ConnectionFacts, testing: boolean): Connection {
  if (health.status === 'INACTIVE') return { state: 'inactive', words: 'Inactive, browse only' };
  if (!hasCredentials && !hasPluginKey) return { state: 'without-password', words: 'Not connected yet' };
  if (testing) return { state: 'testing', words: 'Testing the connection…' };
  if (health.status === 'FAILING') return { state: 'failed', words: 'Connection failed' };
  if (health.status === 'NOT_CONNECTED' || !health.checkedAt) return { state: 'untested', words: 'Connection not tested yet' };
  return { state: 'connected', words: pluginVersion ? `Connected, plugin ${pluginVersion}` : 'Connected, no plugin' };
}
