/**
 * WordPress's own parser, validator and serializer of blocks, with every core block registered: the newest as npm packages,
 * and an older one as the scripts that WordPress itself sends to its editor.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { becomeBrowser, requireInstalled } from './browser.ts';

export interface EditorBlock {
  name: string;
  isValid: boolean;
  originalContent: string;
  innerBlocks: EditorBlock[];
}

export interface WordPressBlocks {
  parse(html: string): EditorBlock[];
  serialize(blocks: EditorBlock[]): string;
  getBlockTypes(): unknown[];
}

interface BlockLibrary {
  registerCoreBlocks(): void;
}

/** Once a process: the packages keep their registry in module state. */
export function loadNewestBlocks(): WordPressBlocks {
  becomeBrowser();
  const blocks = requireInstalled('@wordpress/blocks') as WordPressBlocks;
  (requireInstalled('@wordpress/block-library') as BlockLibrary).registerCoreBlocks();
  return blocks;
}

/** @param core the folder of an installed WordPress. */
export function loadBlocksOf(core: string): WordPressBlocks {
  becomeBrowser();
  const includes = path.join(core, 'wp-includes');
  const packages = readFileSync(path.join(includes, 'assets/script-loader-packages.min.php'), 'utf8');
  const needs = new Map(
    [...packages.matchAll(/'([a-z0-9-]+)\.min\.js' => array\('dependencies' => array\(([^)]*)\)/g)].map(([, name, list = '']) => [
      `wp-${name}`,
      [...list.matchAll(/'([^']+)'/g)].map(([, needed]) => needed ?? ''),
    ]),
  );
  const loaded = new Set<string>();
  const load = (handle: string): void => {
    if (loaded.has(handle)) return;
    loaded.add(handle);
    for (const needed of needs.get(handle) ?? []) load(needed);
    const script = needs.has(handle) ? `${handle.replace('wp-', '')}.min.js` : `vendor/${handle}.min.js`;
    const file = [script, script.replace('vendor/', 'vendor/wp-')].map((name) => path.join(includes, 'js/dist', name)).find(existsSync);
    if (!file) throw new Error(`WordPress has no script for ${handle}.`);
    vm.runInThisContext(readFileSync(file, 'utf8'), { filename: file });
  };
  for (const handle of ['react', 'react-dom', 'wp-blocks', 'wp-block-library']) load(handle);
  const { wp } = globalThis as unknown as { wp: { blocks: WordPressBlocks; blockLibrary: BlockLibrary } };
  wp.blockLibrary.registerCoreBlocks();
  return wp.blocks;
}

export const withInner = (blocks: EditorBlock[]): EditorBlock[] => blocks.flatMap((block) => [block, ...withInner(block.innerBlocks)]);

/** What the editor would offer to recover, or not know at all. */
export const brokenIn = (blocks: EditorBlock[]): EditorBlock[] =>
  withInner(blocks).filter((block) => !block.isValid || block.name === 'core/freeform' || block.name === 'core/missing');
