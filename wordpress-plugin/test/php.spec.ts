// The oldest PHP that the plugin says it needs is 7.4: nothing in it may be newer. The sandbox runs PHP 8.3 and cannot tell.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from 'php-parser';
import { describe, expect, it } from 'vitest';
import type { Json } from './kit.ts';

const PLUGIN = fileURLToPath(new URL('../igny8', import.meta.url));
const files = readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.php'));

const TYPES_SINCE_8 = ['mixed', 'never', 'static', 'null', 'false', 'true'];
/** WordPress 6.2 brings str_contains, str_starts_with and str_ends_with along; not these. */
const FUNCTIONS_SINCE_8 = new Set(
  'array_all array_any array_find array_find_key array_is_list array_first array_last enum_exists fdiv fpow fsync get_debug_type get_mangled_object_vars get_resource_id json_validate mb_lcfirst mb_str_pad mb_trim mb_ucfirst preg_last_error_msg str_decrement str_increment'.split(
    ' ',
  ),
);

/** What of this code PHP 7.4 does not know. */
function newerThan74(code: string): string[] {
  const found: string[] = [];
  const look = (node: Json, within?: string) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const item of node) look(item, within);
      return;
    }
    if (node.kind === 'uniontype' || node.kind === 'intersectiontype') found.push('a type of several');
    if (node.kind === 'enum' || node.kind === 'match') found.push(node.kind);
    if (node.readonly || node.isReadonly) found.push('readonly');
    if (node.kind === 'parameter' && node.flags) found.push('a promoted property');
    if (within === 'type' && TYPES_SINCE_8.includes(String(node.name ?? node.raw).toLowerCase()))
      found.push(`the type ${node.name ?? node.raw}`);
    if (within === 'value' && node.kind === 'new') found.push('new as a default');
    if (node.kind === 'number' && /^0o/i.test(String(node.value))) found.push('an octal with an o');
    if (node.kind === 'call' && FUNCTIONS_SINCE_8.has(node.what?.name)) found.push(`${node.what.name}()`);
    for (const [key, value] of Object.entries(node)) {
      const isDefault = key === 'value' && (node.kind === 'parameter' || node.kind === 'property');
      look(value, key === 'type' ? 'type' : isDefault ? 'value' : undefined);
    }
  };
  try {
    look(new Engine({ parser: { version: '7.4', suppressErrors: false } }).parseCode(code, 'file.php'));
  } catch (error) {
    found.push((error as Error).message);
  }
  return found;
}

describe('the plugin under PHP 7.4', () => {
  it('uses nothing that came later', () => {
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) expect([file, newerThan74(readFileSync(path.join(PLUGIN, file), 'utf8'))]).toEqual([file, []]);
  });

  it('would be seen to use it', () => {
    const newer = {
      match: 'return match(1) { 1 => 2 };',
      nullsafe: '$a?->b;',
      'named argument': 'f(a: 1);',
      enum: 'enum A { case B; }',
      readonly: 'class A { public readonly int $x; }',
      union: 'function f(int|string $a) {}',
      promotion: 'class A { function __construct(public $x) {} }',
      'comma after parameters': 'function f($a,) {}',
      throw: '$a = $b ?? throw new E();',
      static: 'class A { function f(): static {} }',
      mixed: 'function f(mixed $a) {}',
      never: 'function f(): never {}',
      'catch without a name': 'try {} catch (E) {}',
      'new as a default': 'function f($a = new B) {}',
      octal: '$a = 0o17;',
      callable: '$a = strlen(...);',
      function: 'array_is_list($a);',
    };
    for (const [name, code] of Object.entries(newer)) expect([name, newerThan74(`<?php ${code}`).length]).not.toEqual([name, 0]);
    expect(
      newerThan74(
        '<?php class A { public ?int $x = null; function f(?string $a = null): ?array { return array_map(fn($b) => $b ?? 1, [...$a]); } }',
      ),
    ).toEqual([]);
  });
});
