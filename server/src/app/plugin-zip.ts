/**
 * The WordPress plugin as the zip that wp-admin takes under Plugins, Add New, Upload. Reproducible: the same files make the
 * same bytes, wherever and whenever it is made.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

const PLUGIN = path.resolve(import.meta.dirname, '../../../wordpress-plugin/igny8');

const UNIX = 3;
const READABLE_BY_ALL = 0o100644 << 16;

export interface PluginZip {
  /** As in `igny8-0.2.0.zip`. */
  fileName: string;
  bytes: Uint8Array;
}

export function makePluginZip(): PluginZip {
  const version = /^ \* Version:\s+(\S+)$/m.exec(readFileSync(path.join(PLUGIN, 'igny8.php'), 'utf8'))?.[1];
  if (!version) throw new Error('wordpress-plugin/igny8/igny8.php names no version.');
  const entries: Zippable = {};
  for (const file of filesUnder(PLUGIN))
    entries[`igny8/${file}`] = [readFileSync(path.join(PLUGIN, file)), { os: UNIX, attrs: READABLE_BY_ALL }];
  // Zips know local time alone: a date made of its parts has the same bytes in every time zone.
  const mtime = new Date(2020, 0, 1);
  return { fileName: `igny8-${version}.zip`, bytes: zipSync(entries, { level: 9, mtime }) };
}

/** Sorted, with slashes on every system, without what editors and systems leave behind. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
