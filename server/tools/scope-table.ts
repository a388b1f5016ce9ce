/** Which operations each scope opens, as the table in docs/api/tokens.md: taken from the resolvers, so that it cannot be wrong. */
import { getMetadataStorage } from 'type-graphql';
import type { Scope } from '../src/platform/access/actor.ts';

const SCOPES: Scope[] = ['read', 'write', 'publish', 'admin'];
const BEGIN = '<!-- scopes: written by `npm run codegen` -->\n';
const END = '<!-- /scopes -->';

/** The page with its table as the resolvers have it now. The schema has to be built before. */
export function withScopeTable(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`tokens.md has lost its marks: ${BEGIN.trim()} and ${END}`);
  return `${before}${BEGIN}\n${scopeTable()}\n${END}${after}`;
}

function scopeTable(): string {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const names = (operations: typeof queries, scope: Scope) =>
    operations
      .filter(({ roles }) => roles?.includes(scope))
      .map(({ schemaName }) => schemaName)
      .sort()
      .map((name) => `\`${name}\``)
      .join(', ') || 'none';
  const rows = SCOPES.map(
    (scope) =>
      `| ${scope.toUpperCase()} | ${names(queries, scope)} | ${names(mutations, scope)} | ${names(subscriptions as typeof queries, scope)} |`,
  );
  return ['| scope | queries | mutations | subscriptions |', '|---|---|---|---|', ...rows, ''].join('\n');
}
