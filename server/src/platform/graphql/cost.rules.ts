/**
 * What an operation costs: how many things it can answer. docs/api/cost.md says the rules in words; change both together.
 * A document is worked out once; what depends on variables (`first`, lists of ids) stays open until they are there.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;
/** A number, or how it follows from the variables. */
type Figure = number | ((variables: Variables) => number);
type Field = GraphQLField<unknown, unknown>;

export const COST = {
  /** One object that can be answered. */
  object: 1,
  /** How many a list is taken to hold that says no size. */
  list: 10,
  /** `totalCount`, for which the database counts. */
  count: 10,
  /** A mutation, beside what it is given and what it answers. */
  mutation: 10,
  /** The schema's description of itself, however much of it. */
  introspection: 100,
} as const;

export interface OperationPlan {
  operation: OperationDefinitionNode;
  cost(variables: Variables): number;
  /** The seconds that its fields may take on top of what any operation may. */
  extraSeconds(variables: Variables): number;
}

/** @param document is valid, and `operation` stands in it. */
export function planOperation(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationPlan {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return new Planner(schema, fragments, operation).plan();
}

class Planner {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #operation: OperationDefinitionNode;
  readonly #defaults: Variables;

  constructor(schema: GraphQLSchema, fragments: Map<string, FragmentDefinitionNode>, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#operation = operation;
    this.#defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
      ),
    );
  }

  plan(): OperationPlan {
    const root = this.#schema.getRootType(this.#operation.operation);
    const asked = root ? this.#collect([this.#operation.selectionSet], root.name) : [];
    const cost = sum(asked.map((one) => this.#rootField(one)));
    const seconds = sum(asked.map(({ field, nodes: [node] }) => this.#extraSeconds(field, node)));
    const withDefaults = (variables: Variables) => ({ ...this.#defaults, ...variables });
    return {
      operation: this.#operation,
      cost: (variables) => (typeof cost === 'number' ? cost : cost(withDefaults(variables))),
      extraSeconds: (variables) => (typeof seconds === 'number' ? seconds : seconds(withDefaults(variables))),
    };
  }

  #rootField(asked: Asked): Figure {
    if (asked.field === SchemaMetaFieldDef || asked.field === TypeMetaFieldDef) return COST.introspection;
    const cost = this.#field(asked, undefined);
    return this.#operation.operation === 'mutation' ? sum([COST.mutation, this.#given(asked.nodes[0]), cost]) : cost;
  }

  /** @param page how many the lists of a connection hold, which say no size themselves. */
  #field({ field, nodes }: Asked, page: Figure | undefined): Figure {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return field.name === 'totalCount' ? COST.count : 0;
    const size = this.#size(field, nodes[0]);
    const isList = holdsList(field.type);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const inner = this.#collect(sets, type.name).map((asked) => this.#field(asked, isList ? undefined : size));
    const each = sum([COST.object, ...inner]);
    return isList ? times(size ?? page ?? COST.list, each) : each;
  }

  /** What is asked of a type, with what is asked of one thing in several places put together, as it is answered. */
  #collect(sets: readonly SelectionSetNode[], typeName: string, into = new Map<string, Asked>()): Asked[] {
    for (const { selections } of sets) {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = `${typeName}.${(selection.alias ?? selection.name).value}`;
          const field = this.#fieldOf(typeName, selection.name.value);
          const known = into.get(key);
          if (known) known.nodes.push(selection);
          else if (field) into.set(key, { field, nodes: [selection] });
          continue;
        }
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        if (part) this.#collect([part.selectionSet], part.typeCondition?.name.value ?? typeName, into);
      }
    }
    return [...into.values()];
  }

  #fieldOf(typeName: string, name: string): Field | undefined {
    const type = this.#schema.getType(typeName);
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  /** `first`, or else as many as are given by list; undefined for a field that says nothing. */
  #size(field: Field, node: FieldNode): Figure | undefined {
    const first = field.args.find(({ name }) => name === 'first');
    if (first) {
      const fallback = typeof first.defaultValue === 'number' ? first.defaultValue : COST.list;
      return this.#value(node, 'first', (value) => (typeof value === 'number' && value >= 0 ? value : fallback)) ?? fallback;
    }
    if (node.arguments?.length) return map(this.#given(node), (count) => count || COST.list);
    return undefined;
  }

  /** How many items stand in the lists that a field is given. */
  #given(node: FieldNode): Figure {
    return sum((node.arguments ?? []).map(({ name }) => this.#value(node, name.value, itemsIn) ?? 0));
  }

  #extraSeconds(field: Field, node: FieldNode): Figure {
    const own = typeof field.extensions.seconds === 'number' ? field.extensions.seconds : 0;
    if (!field.args.some(({ name }) => name === 'wait')) return own;
    const waited = this.#value(node, 'wait', (value) => (typeof value === 'number' ? Math.min(Math.max(value, 0), MOST_WAITED) : 0));
    return sum([own, waited ?? 0]);
  }

  #value(node: FieldNode, name: string, read: (value: unknown) => number): Figure | undefined {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (!value) return undefined;
    const text = JSON.stringify(value, (key, part) => (key === 'loc' ? undefined : part));
    if (!text.includes(`"kind":"${Kind.VARIABLE}"`)) return read(valueFromASTUntyped(value));
    return (variables) => read(valueFromASTUntyped(value, variables));
  }
}

interface Asked {
  field: Field;
  nodes: [FieldNode, ...FieldNode[]];
}

/** As the argument's description promises: nobody waits longer, whatever is asked. */
const MOST_WAITED = 60;

/** Deeper than any input of the schema nests: what lies below is refused when it is compared with its type. */
const DEEPEST_INPUT = 20;

const itemsIn = (value: unknown, depth = 0): number => {
  if (typeof value !== 'object' || value === null || depth > DEEPEST_INPUT) return 0;
  if (Array.isArray(value)) return value.reduce((count: number, item) => count + 1 + itemsIn(item, depth + 1), 0);
  return Object.values(value).reduce((count: number, part) => count + itemsIn(part, depth + 1), 0);
};

function holdsList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? holdsList(type.ofType) : isListType(type);
}

function sum(figures: Figure[]): Figure {
  const fixed = figures.reduce((total: number, figure) => total + (typeof figure === 'number' ? figure : 0), 0);
  const open = figures.filter((figure) => typeof figure === 'function');
  if (open.length === 0) return fixed;
  return (variables) => open.reduce((total, figure) => total + figure(variables), fixed);
}

function times(a: Figure, b: Figure): Figure {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return (variables) => (typeof a === 'number' ? a : a(variables)) * (typeof b === 'number' ? b : b(variables));
}

const map = (figure: Figure, change: (value: number) => number): Figure =>
  typeof figure === 'number' ? change(figure) : (variables) => change(figure(variables));
