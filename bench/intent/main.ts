/** npm run bench -- intent: how often the planner's rules name the intent that people gave a query. See ../README.md. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { detectIntent } from '../../server/src/modules/planner/intent/intent.rules.ts';

const SET = 'orcas-i-test';
/** Labels of the set (Alexander et al., 2022) as intents: it has no commercial one. */
const TRUTH: Record<string, string> = {
  Abstain: 'informational',
  Factual: 'informational',
  Instrumental: 'informational',
  Navigational: 'navigational',
  Transactional: 'transactional',
};

const file = path.resolve(import.meta.dirname, `../../../shared/data/intent/${SET}.tsv`);
if (existsSync(file)) measure(readFileSync(file, 'utf8'));
else console.error(`${SET}: left out, because it is not in ../shared/data.`);

function measure(text: string): void {
  const rows = text
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([label]) => label !== undefined && label in TRUTH);
  const pairs = rows.map(([label = '', query = '']) => ({ truth: TRUTH[label], found: detectIntent(query) as string }));
  const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
  const right = pairs.filter(({ truth, found }) => truth === found).length;
  report('acc', share(right, pairs.length));
  for (const intent of ['informational', 'navigational', 'transactional']) {
    const hits = pairs.filter(({ truth, found }) => truth === intent && found === intent).length;
    const said = pairs.filter(({ found }) => found === intent).length;
    const real = pairs.filter(({ truth }) => truth === intent).length;
    report(`f1_${intent}`, share(2 * hits, said + real));
  }
  report('said_commercial', share(pairs.filter(({ found }) => found === 'commercial').length, pairs.length));
  if (!process.argv.includes('--json'))
    console.log('commercial: unmeasured, the set does not know it; what is said to be so counts as wrong in acc.');
}

function report(figure: string, value: number): void {
  const rounded = Math.round(value * 100) / 100;
  if (process.argv.includes('--json')) console.log(JSON.stringify({ bench: 'intent', case: SET, figure, value: rounded, unit: '%' }));
  else console.log(`${SET.padEnd(14)} ${figure.padEnd(18)} ${rounded} %`);
}
