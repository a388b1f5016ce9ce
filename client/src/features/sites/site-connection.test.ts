import { expect, it } from 'vitest';
import { connectionOf } from './site-connection.ts';

const site = { active: true, hasCredentials: true, connectedAt: '2026-11-22T15:00:00Z', pluginVersion: '1.4.0' };

it.each([
  [site, 'connected', 'Connected, plugin 1.4.0'],
  [{ ...site, pluginVersion: null }, 'connected', 'Connected, without the plugin'],
  [{ ...site, connectedAt: null, pluginVersion: null }, 'untested', 'Connection not tested yet'],
  [{ ...site, connectedAt: null, hasCredentials: false }, 'without-password', 'No application password yet'],
  [{ ...site, active: false }, 'inactive', 'Inactive, browse only'],
])('a site says the one thing about its connection that matters most: $1', (facts, state, words) => {
  expect(connectionOf(facts)).toEqual({ state, words });
});
