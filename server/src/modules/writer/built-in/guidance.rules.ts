/** What belongs into the gap under a keyword: what its searchers came for, said to the person who writes. */
import { PROBLEM } from './keyword-groups.rules.ts';
import { kindOf } from './sides.rules.ts';

const ANSWERS: [RegExp, string][] = [
  [
    /\b(?:vs\.?|versus)\s|\bdifferences?\b|\bcompared\b|\balternatives?\b/i,
    'the difference in one sentence, then for whom each side is the right one.',
  ],
  [PROBLEM, 'the most likely cause first, how to check it, what to do, and when to stop trying.'],
  [/^how to\b/i, 'the steps in order, the shortest way first, and what is needed for them.'],
  [/^how (?:much|many)\b|\bcosts?\b|\bprices?\b/i, 'a figure or a range, with its date and source, and what moves it.'],
  [
    /^how (?:long|often|fast|far|big|small|hot|fine|hard|deep|thick|heavy|old|strong|high|wide)\b/i,
    'a range, and what makes it more or less.',
  ],
  [/^how\b/i, 'how it happens, in the order in which it happens.'],
  [/^what(?:['’]s| is| are| does)\b(?! .*\bbest\b)/i, 'what it is in one sentence without jargon, then one example.'],
  [/^(?:which|who|what)\b/i, 'the answer for most readers first, then when another one holds.'],
  [/^why\b/i, 'the cause in one sentence, then how to tell that it is this one.'],
  [/^when\b/i, 'the time or the sign to go by first, then the exceptions.'],
  [/^where\b/i, 'the place first, then what to look out for there.'],
  [/^(?:can|could|do|does|did|is|are|should|will|would)\b/i, 'yes or no first, then the condition under which the answer changes.'],
];

export const answerGuide = (asked: string): string =>
  ANSWERS.find(([pattern]) => pattern.test(asked))?.[1] ??
  'the answer in one or two sentences that stand on their own; the detail after that.';

const TOPICS: [RegExp, (rest: string) => string][] = [
  [/\sfor (.+)$/i, (use) => `what changes for “${use}”: the one thing to insist on, and what can be left out.`],
  [/\swith (.+)$/i, (feature) => `what “${feature}” does in practice, who notices the difference, and who can do without.`],
  [/\swithout (.+)$/i, (part) => `what takes the place of “${part}”, and what that costs.`],
  [/\blocal\b/i, () => 'where to go, what to ask there, and what is usual in your area.'],
  [
    /\b(templates?|examples?|checklists?|samples?|worksheets?|pdf|ideas)\b/i,
    () => 'one filled-in example that a reader can copy, and a sentence on when it fits.',
  ],
  [/\b(sizes?|dimensions|weight|capacity|lit(?:er|re)s?)\b/i, () => 'the usual sizes in a row, and which household or use each one fits.'],
];

/** @param subjects what the draft is about. */
export function topicGuide(topic: string, subjects: string[]): string {
  for (const [pattern, guide] of TOPICS) {
    const match = pattern.exec(topic);
    if (match) return guide(match[1] ?? '');
  }
  if (kindOf(topic, subjects))
    return `what sets “${topic}” apart from the usual kind, in something one can measure, and for whom that counts.`;
  return `what a reader has to know about “${topic}”: the point in one sentence, then a fact, number or example of your own.`;
}
