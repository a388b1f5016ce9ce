import { expect, it } from 'vitest';
import { connectionOf } from './site-connection.ts';

const site = { active: true, hasCredentials: true, connectedAt: '2026-11-22T15:00:00Z', pluginVersion: '1.4.0' };
const untested = { running: false, fault: undefined };
const refused = { running: false, fault: 'User name or password are wrong.' };

it.each([
  ['the plugin that it found', site, untested, 'connected', 'Connected, plugin 1.4.0'],
  ['that it works without the plugin', { ...site, pluginVersion: null }, untested, 'connected', 'Connected, without the plugin'],
  ['that nobody tested it', { ...site, connectedAt: null }, untested, 'untested', 'Connection not tested yet'],
  ['that a password is missing', { ...site, hasCredentials: false }, untested, 'without-password', 'No application password yet'],
  ['that a test runs', site, { ...refused, running: true }, 'testing', 'Testing the connection…'],
  ['that the last test failed, whatever was before', site, refused, 'failed', 'Not connected'],
  ['that it is inactive, above all', { ...site, active: false }, refused, 'inactive', 'Inactive, browse only'],
])('a site says %s', (_what, facts, test, state, words) => {
  expect(connectionOf(facts, test)).toEqual({ state, words });
});
