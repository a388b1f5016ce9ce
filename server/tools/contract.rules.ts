/** What a schema may not do to those who use the released one, unless it is declared. */
import {
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** An entry of docs/api/changes.json. */
export interface Declared {
  /** As the check names it. */
  change: string;
  /** The version that breaks. */
  since: string;
  /** Why, and what to use in its place. */
  why: string;
  /** The day until which the old way works. */
  until?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DEPRECATION = /^until \d{4}-\d{2}-\d{2}: use \S/;

export function compareContract(
  released: GraphQLSchema,
  present: GraphQLSchema,
  declared: Declared[],
): { faults: string[]; dangers: string[] } {
  const breaking = findBreakingChanges(released, present).map(({ description }) => description);
  const known = new Set(declared.map(({ change }) => change));
  const faults = [
    ...breaking.filter((change) => !known.has(change)).map(undeclared),
    ...declared
      .filter(({ change }) => !breaking.includes(change))
      .map(({ change }) => `"${change}" is declared and did not happen. Take it out of docs/api/changes.json.`),
    ...declared.flatMap(incomplete),
    ...deprecations(present)
      .filter(({ reason }) => !DEPRECATION.test(reason))
      .map(undated),
  ];
  return { faults, dangers: findDangerousChanges(released, present).map(({ description }) => description) };
}

const undeclared = (change: string) =>
  `${change} Deprecate first, or declare it in docs/api/changes.json: { "change": ${JSON.stringify(change)}, "since": "<version>", "why": "<why, and what to use in its place>" }`;

function incomplete({ change, since, why, until }: Declared): string[] {
  const lacks = [!since && '"since"', !why && '"why"', until !== undefined && !DAY.test(until) && 'an "until" as in 2027-06-01'].filter(
    Boolean,
  );
  return lacks.length > 0 ? [`"${change}" is declared without ${lacks.join(' and ')}.`] : [];
}

const undated = ({ place, reason }: Deprecation) =>
  `${place} is deprecated with the reason "${reason}". Say until when, and what to use: "until 2027-06-01: use somethingElse".`;

interface Deprecation {
  place: string;
  reason: string;
}

/** All of fields, arguments, input fields and enum values. */
function deprecations(schema: GraphQLSchema): Deprecation[] {
  const found: Deprecation[] = [];
  const look = (place: string, { deprecationReason: reason }: { deprecationReason?: string | null | undefined }) => {
    if (reason !== undefined && reason !== null) found.push({ place, reason });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
    }
  }
  return found;
}
