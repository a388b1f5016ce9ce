import { createRoot, createSignal } from 'solid-js';
import { expect, it } from 'vitest';
import { createLongList, type LongPage } from './long-list.ts';

interface Row {
  id: string;
  text: string;
}

/** A server with keyset pages of ten over rows that can change. */
function withRows(count: number) {
  const asked: (string | null)[] = [];
  const state = {
    rows: Array.from({ length: count }, (_, at) => ({ id: String(at).padStart(4, '0'), text: `row ${at}` })),
    counted: 0,
    down: false,
  };
  const load = async (_: unknown, after: string | null, withTotal: boolean): Promise<LongPage<Row> | { failure: never }> => {
    asked.push(after);
    if (withTotal) state.counted += 1;
    if (state.down) return { failure: { code: 'UNREACHABLE', message: 'Down', fields: {} } as never };
    const rest = state.rows.filter(({ id }) => after === null || id > after);
    const nodes = rest.slice(0, 10).map((row) => ({ ...row }));
    return { nodes, endCursor: nodes.at(-1)?.id ?? null, hasMore: rest.length > 10, total: withTotal ? state.rows.length : undefined };
  };
  return { state, asked, load };
}

const settle = () => new Promise((done) => setTimeout(done, 5));

function open<Variables>(server: ReturnType<typeof withRows>, variables: () => Variables) {
  return createRoot((dispose) => ({ list: createLongList<Variables, Row>({ variables, load: server.load, ahead: 10 }), dispose }));
}

it('reads as far as one looks, a page ahead, and counts once', async () => {
  const server = withRows(95);
  const { list, dispose } = open(server, () => 'all');
  await settle();
  expect([list.total(), list.read(), list.rowAt(3)?.text, list.rowAt(50)]).toEqual([95, 20, 'row 3', undefined]);
  list.see(40, 55);
  await settle();
  expect([list.read(), list.rowAt(50)?.text, list.indexOf('0050')]).toEqual([70, 'row 50', 50]);
  list.see(80, 95);
  await settle();
  expect([list.read(), list.total(), server.state.counted]).toEqual([95, 95, 1]);
  expect(server.asked).toEqual([null, '0009', '0019', '0029', '0039', '0049', '0059', '0069', '0079', '0089']);
  dispose();
});

it('reads again what is in sight, neither losing nor doubling rows when some have gone', async () => {
  const server = withRows(60);
  const { list, dispose } = open(server, () => 'all');
  list.see(20, 40);
  await settle();
  const kept = list.rowAt(30);
  server.state.rows = server.state.rows.filter(({ id }) => !['0021', '0022', '0035'].includes(id));
  list.reread();
  await settle();
  list.see(0, 57);
  await settle();
  const ids = Array.from({ length: list.total() }, (_, at) => list.rowAt(at)?.id);
  expect(ids).toEqual(server.state.rows.map(({ id }) => id));
  expect(list.rowAt(list.indexOf('0030'))).toBe(kept);
  dispose();
});

it('shows the old list until the first page of another is there', async () => {
  const server = withRows(30);
  const [filter, setFilter] = createSignal('one');
  const { list, dispose } = open(server, filter);
  await settle();
  setFilter('two');
  expect([list.busy(), list.read(), list.key()]).toEqual([true, 20, 'one']);
  await settle();
  expect([list.busy(), list.key()]).toEqual([false, 'two']);
  dispose();
});

it('says what went wrong, keeps what it has, and goes on when asked to', async () => {
  const server = withRows(40);
  const { list, dispose } = open(server, () => 'all');
  await settle();
  server.state.down = true;
  list.see(20, 30);
  await settle();
  expect([list.failure()?.message, list.read()]).toEqual(['Down', 20]);
  list.see(25, 35);
  await settle();
  expect(server.asked).toHaveLength(3);
  server.state.down = false;
  list.retry();
  await settle();
  expect([list.failure(), list.read()]).toEqual([undefined, 40]);
  dispose();
});

it('changes and takes out rows at once', async () => {
  const server = withRows(30);
  const { list, dispose } = open(server, () => 'all');
  list.see(0, 30);
  await settle();
  list.patch(new Set(['0002', '0015']), (row) => (row.id === '0002' ? null : { ...row, text: 'changed' }));
  expect([list.total(), list.rowAt(2)?.id, list.rowAt(14)?.text, list.indexOf('0002')]).toEqual([29, '0003', 'changed', -1]);
  dispose();
});

it('is through to a far place by the ends of pages alone, and reads whole what is in sight there', async () => {
  const server = withRows(2_000);
  let skimmed = 0;
  const skim = async (_: unknown, after: string | null) => {
    skimmed += 1;
    const rest = server.state.rows.filter(({ id }) => after === null || id > after);
    const page = rest.slice(0, 20);
    return { count: page.length, endCursor: page.at(-1)?.id ?? null, hasMore: rest.length > 20 };
  };
  const { list, dispose } = createRoot((end) => ({
    list: createLongList<string, Row>({ variables: () => 'all', load: server.load, skim, ahead: 10 }),
    dispose: end,
  }));
  await settle();
  list.see(1_500, 1_520);
  await settle();
  expect([list.rowAt(1_500)?.text, list.rowAt(1_519)?.text, list.indexOf('1500')]).toEqual(['row 1500', 'row 1519', 1_500]);
  expect(skimmed).toBeGreaterThan(60);
  expect(server.asked.length).toBeLessThan(16);
  expect([list.rowAt(700), list.total(), list.read() < 150]).toEqual([undefined, 2_000, true]);

  list.see(700, 720);
  await settle();
  expect(list.rowAt(700)?.text).toBe('row 700');
  list.see(1_500, 1_520);
  await settle();
  expect(list.rowAt(list.indexOf('1510'))?.text).toBe('row 1510');
  dispose();
});
