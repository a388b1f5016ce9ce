import { expect, it } from 'vitest';
import { type ConnectionFacts, connectionOf } from './site-connection.ts';

const healthy = { status: 'HEALTHY', checkedAt: '2026-11-22T15:00:00Z' } as const;
const site: ConnectionFacts = { hasCredentials: true, hasPluginKey: false, pluginVersion: '1.4.0', health: healthy };
const standing = (health: ConnectionFacts['health']) => ({ ...site, health });

it.each([
  ['the plugin that it found', site, false, 'connected', 'Connected, plugin 1.4.0'],
  ['that it works without the plugin', { ...site, pluginVersion: null }, false, 'connected', 'Connected, no plugin'],
  [
    'that it is connected, whatever else waits',
    standing({ ...healthy, status: 'NEEDS_ATTENTION' }),
    false,
    'connected',
    'Connected, plugin 1.4.0',
  ],
  ['that nobody tested it', standing({ status: 'NOT_CONNECTED', checkedAt: null }), false, 'untested', 'Connection not tested yet'],
  ['that a password is missing', { ...site, hasCredentials: false }, false, 'without-password', 'Not connected yet'],
  [
    'that a key of the plugin is enough',
    { ...site, hasCredentials: false, hasPluginKey: true },
    false,
    'connected',
    'Connected, plugin 1.4.0',
  ],
  ['that the last test failed', standing({ ...healthy, status: 'FAILING' }), false, 'failed', 'Connection failed'],
  ['that a test runs, whatever was before', standing({ ...healthy, status: 'FAILING' }), true, 'testing', 'Testing the connection…'],
  ['that it is inactive, above all', standing({ ...healthy, status: 'INACTIVE' }), true, 'inactive', 'Inactive, browse only'],
])('a site says %s', (_what, facts, testing, state, words) => {
  expect(connectionOf(facts, testing)).toEqual({ state, words });
});
