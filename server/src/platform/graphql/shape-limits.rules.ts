/**
 * How large a document may be, before it is looked at any closer: validating costs more than linear time, so it is refused
 * here first. Fragments count each time they are spread, and are measured once, so that spreads which double each other are
 * refused at the price of reading them.
 */
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { AppError, badInput } from '../errors/app-error.ts';

/** The full introspection query, which tools send, is 15 deep and asks for 220 fields. */
export const SHAPE_LIMITS = { depth: 20, fields: 1_500, aliases: 100, rootFields: 30, directives: 100 } as const;

type Shape = { -readonly [Part in keyof typeof SHAPE_LIMITS]: number };

/** Spreads that double each other make any number; beyond this one it says no more. */
const COUNTED = 1_000_000;

const WORDS: Record<keyof Shape, { asked: (count: string) => string; advice: string }> = {
  depth: { asked: (n) => `nests fields ${n} deep`, advice: 'Ask for the inner part by its id, in a second operation.' },
  fields: { asked: (n) => `asks for ${n} fields`, advice: 'Ask for fewer, or in several operations.' },
  aliases: { asked: (n) => `has ${n} aliases`, advice: 'Ask in several operations, or by a list.' },
  rootFields: { asked: (n) => `asks ${n} things at its top`, advice: 'Ask in several operations, or by a list.' },
  directives: { asked: (n) => `has ${n} directives`, advice: 'Leave out what is not asked for.' },
};

/** @throws LIMIT_EXCEEDED for what is too large, BAD_USER_INPUT for a fragment that spreads itself. */
export function refuseTooLarge(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure = measureWith(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const shape = measure(definition.selectionSet);
    const own = [definition, ...(definition.variableDefinitions ?? [])];
    shape.directives += own.reduce((sum, { directives }) => sum + (directives?.length ?? 0), 0);
    for (const part of Object.keys(SHAPE_LIMITS) as (keyof Shape)[]) refuse(part, shape[part]);
  }
}

function refuse(part: keyof Shape, requested: number): void {
  const allowed = SHAPE_LIMITS[part];
  if (requested <= allowed) return;
  const { asked, advice } = WORDS[part];
  const count = requested < COUNTED ? requested.toLocaleString('en') : 'more than a million';
  const message = `This document ${asked(count)}; at most ${allowed.toLocaleString('en')} are allowed. ${advice}`;
  throw new AppError('LIMIT_EXCEEDED', message, { limit: { part, requested: Math.min(requested, COUNTED), allowed } });
}

function measureWith(fragments: Map<string, FragmentDefinitionNode>): (set: SelectionSetNode) => Shape {
  const measured = new Map<string, Shape | 'open'>();

  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known === 'open') throw badInput({ path: 'query', message: `The fragment ${name} spreads itself.` });
    if (known) return known;
    const fragment = fragments.get(name);
    // One that is missing is for the validation to name.
    if (!fragment) return nothing();
    measured.set(name, 'open');
    const shape = measure(fragment.selectionSet);
    measured.set(name, shape);
    return shape;
  };

  const measure = ({ selections }: SelectionSetNode): Shape => {
    const whole = nothing();
    for (const selection of selections) {
      whole.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? measure(selection.selectionSet) : nothing();
        add(whole, { ...inner, depth: inner.depth + 1, fields: inner.fields + 1, rootFields: 1 });
        if (selection.alias) whole.aliases += 1;
      } else {
        add(whole, selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : measure(selection.selectionSet));
      }
    }
    return whole;
  };
  return measure;
}

const nothing = (): Shape => ({ depth: 0, fields: 0, aliases: 0, rootFields: 0, directives: 0 });

function add(to: Shape, other: Shape): void {
  to.depth = Math.max(to.depth, other.depth);
  to.fields += other.fields;
  to.aliases += other.aliases;
  to.rootFields += other.rootFields;
  to.directives += other.directives;
}
