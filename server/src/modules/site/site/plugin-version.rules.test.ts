import { expect, it } from 'vitest';
import { isPluginOutdated, WANTED_PLUGIN_VERSION } from './plugin-version.rules.ts';

it('a plugin is old below the wanted version, counted and not spelled; an absent one is not old', () => {
  for (const version of ['0.1.0', '0.1.10', '0.1']) expect([version, isPluginOutdated(version)]).toEqual([version, true]);
  for (const version of [WANTED_PLUGIN_VERSION, '0.10.0', '1.0', null, undefined])
    expect([version, isPluginOutdated(version)]).toEqual([version, false]);
});
