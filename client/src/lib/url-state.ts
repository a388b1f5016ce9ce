/**
 * The state of a screen that a link should carry: filters, order, the open dialog. It lives in the query string alone,
 * so that back, reload and a sent link show the same.
 */
import { useSearchParams } from '@solidjs/router';
import { createMemo } from 'solid-js';

type Written = string | string[] | undefined;

/** How a value stands in the query; `read` takes what is there, `write` answers nothing for what goes without saying. */
export interface Param<Value> {
  read(written: Written): Value;
  write(value: Value): Written;
}

const first = (written: Written) => (Array.isArray(written) ? written[0] : written);

export const text = (fallback = ''): Param<string> => ({
  read: (written) => first(written) ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
});

/** Several values: `?status=DRAFT&status=PUBLISHED`. */
export const list = (): Param<string[]> => ({
  read: (written) => (written === undefined ? [] : [written].flat().filter((value) => value !== '')),
  write: (values) => (values.length === 0 ? undefined : [...new Set(values)]),
});

export const flag = (): Param<boolean> => ({
  read: (written) => ['1', 'true'].includes(first(written) ?? ''),
  write: (value) => (value ? '1' : undefined),
});

/** What a query string says, apart from any page: that of a kept link. */
export function readQuery<Params extends Record<string, Param<unknown>>>(params: Params, query: string): Values<Params> {
  const written = new URLSearchParams(query);
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => {
      const values = written.getAll(name);
      return [name, param.read(values.length > 1 ? values : values[0])];
    }),
  ) as Values<Params>;
}

/** The query string that says this, always in the same order, without what goes without saying. */
export function writeQuery<Params extends Record<string, Param<unknown>>>(params: Params, values: Values<Params>): string {
  const query = new URLSearchParams();
  for (const [name, param] of Object.entries(params)) {
    for (const value of [param.write(values[name]) ?? []].flat()) query.append(name, value);
  }
  return query.toString();
}

export type Values<Params> = { [Name in keyof Params]: Params[Name] extends Param<infer Value> ? Value : never };
export type UrlState<Params> = { [Name in keyof Params]: () => Values<Params>[Name] };

/** Changes these, leaves the others. `push` makes it a step that back undoes, as for a dialog. */
export type SetUrlState<Params> = (changes: Partial<Values<Params>>, options?: { push?: boolean }) => void;

export function createUrlState<Params extends Record<string, Param<unknown>>>(params: Params): [UrlState<Params>, SetUrlState<Params>] {
  const [query, setQuery] = useSearchParams();

  const state = Object.fromEntries(
    Object.entries(params).map(([name, param]) => [
      name,
      // A list is a new array at each read: what hangs on it is only told when it says something else.
      createMemo(() => param.read(query[name]), undefined, { equals: (was, is) => JSON.stringify(was) === JSON.stringify(is) }),
    ]),
  );

  const setState: SetUrlState<Params> = (changes, { push = false } = {}) => {
    const written = Object.entries(changes).map(([name, value]) => [name, params[name]?.write(value)]);
    setQuery(Object.fromEntries(written), { replace: !push });
  };
  return [state as UrlState<Params>, setState];
}
