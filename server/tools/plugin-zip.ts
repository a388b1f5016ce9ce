/** Writes dist/igny8-<version>.zip, to be uploaded to a WordPress or handed out with a release. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makePluginZip } from '../src/app/plugin-zip.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');

const { fileName, bytes } = makePluginZip();
mkdirSync(DIST, { recursive: true });
writeFileSync(path.join(DIST, fileName), bytes);
console.log(`dist/${fileName} (${Math.ceil(bytes.length / 1024)} kB)`);
