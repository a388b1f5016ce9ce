/** That nothing in docs/api is only said: each block is run, saved for one that is, given, or held against what was printed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Block, blocksIn, blocksOf, GUIDES, guides, isOutput, modes, ROOT } from '../../kit/guide/blocks.ts';
import { operationsOf } from '../../kit/guide/operations.ts';

/** The text of every spec of the server, by its path. */
const TESTS = path.join(ROOT, 'server/test');
const specs = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.spec.ts') && path.join(TESTS, name) !== import.meta.filename)
  .map((name) => readFileSync(path.join(TESTS, name), 'utf8'))
  .join('\n');

const withBlocks = guides().filter((guide) => blocksIn(guide).length > 0);
const described = withBlocks.filter((guide) => specs.includes(`describeGuide('${guide}'`));
const everywhere = described.flatMap((guide) => blocksIn(guide).map((block) => ({ guide, block })));
const place = (guide: string, { line, language, mode }: Block) => `${guide}:${line} ${language} ${mode ?? '(no mark)'}`;

describe('the guides', () => {
  it('are all run by a spec: by this runner, or by one of their own that reads them', () => {
    expect(withBlocks.filter((guide) => !described.includes(guide) && !specs.includes(`docs/api/${guide}`))).toEqual([]);
    expect(described.length).toBeGreaterThanOrEqual(10);
  });

  it('mark every block, and name the file of each that is saved', () => {
    const unmarked = everywhere.filter(({ block }) => !modes.some((mode) => mode === block.mode));
    expect(unmarked.map(({ guide, block }) => place(guide, block))).toEqual([]);
    const nameless = everywhere.filter(({ block: { mode, language, name } }) => {
      return !name && (mode === 'file' || (mode === 'run' && /^(ts|python)$/.test(language)));
    });
    expect(nameless.map(({ guide, block }) => place(guide, block))).toEqual([]);
    expect(everywhere.length).toBeGreaterThan(80);
  });

  it('show an output only of the block right above it', () => {
    const loose = described.flatMap((guide) =>
      blocksIn(guide)
        .filter((block, index, all) => block.mode === 'output' && all[index - 1]?.mode !== 'run')
        .map((block) => place(guide, block)),
    );
    expect(loose).toEqual([]);
  });

  it('name the versions of packages that are in use here', () => {
    const inUse = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const named = everywhere.filter(({ block }) => block.name === 'package.json').map(({ block }) => JSON.parse(block.text));
    expect(named).toHaveLength(1);
    const versions = { ...named[0].dependencies, ...named[0].devDependencies };
    expect({ ...inUse.dependencies, ...inUse.devDependencies }).toMatchObject(versions);
  });

  it('link only to pages and headings that are there', () => {
    const broken = guides().flatMap((guide) =>
      [...readFileSync(path.join(GUIDES, guide), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
        .filter(([, file = '', heading]) => !isThere(path.join(GUIDES, file || guide), heading))
        .map(([link]) => `${guide} ${link}`),
    );
    expect(broken).toEqual([]);
  });
});

function isThere(page: string, heading: string | undefined): boolean {
  if (!existsSync(page)) return false;
  if (heading === undefined) return true;
  const titles = [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase());
  return titles.some((title) => title.replace(/[^\w\- ]/g, '').replaceAll(' ', '-') === heading);
}

describe('what reads the guides', () => {
  it('finds blocks with their marks, and a block in a longer fence whole', () => {
    const text = 'Words.\n\n```ts run first.ts\nlet a;\n```\n\n````text output\n```\n````\n';
    expect(blocksOf(text)).toEqual([
      { language: 'ts', mode: 'run', name: 'first.ts', text: 'let a;\n', line: 3 },
      { language: 'text', mode: 'output', name: undefined, text: '```\n', line: 7 },
    ]);
  });

  it('takes … for anything, and nothing else', () => {
    expect(isOutput('{ "a": … }', '{"a":\n[1,2]}')).toBe(true);
    expect(isOutput('{ "a": 1 }', '{"a":12}')).toBe(false);
    expect(isOutput('a.c', 'abc')).toBe(false);
    expect(isOutput('…\nlast', 'first\nlast')).toBe(true);
  });

  it('keeps what stands behind an operation, and not what a text in it says', () => {
    const [first, second] = operationsOf(
      'mutation { a(text: "# no = way") } # x = a.id, # y = a.0.id\nquery ($x: ID!) { b(id: $x) { c } }',
    );
    expect(first).toMatchObject({
      variables: [],
      keep: [
        { name: 'x', place: ['a', 'id'] },
        { name: 'y', place: ['a', '0', 'id'] },
      ],
    });
    expect(second).toMatchObject({ variables: ['x'], keep: [] });
  });
});
