import { ArgsType, type ClassType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Page } from '../db/keyset.ts';

export const OrderDirection = { ASC: 'asc', DESC: 'desc' } as const;
export type OrderDirection = (typeof OrderDirection)[keyof typeof OrderDirection];
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of a sorted list comes first.',
  valuesConfig: { ASC: { description: 'Smallest, oldest or A first.' }, DESC: { description: 'Largest, newest or Z first.' } },
});

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many to answer, 1 to 200.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before this one.' })
  after?: string | null;
}

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page; null for an empty page.' })
  endCursor!: string | null;
}

/** Declares `XEdge` and `XConnection` for a node type. */
export function connectionOf<Node extends object>(node: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its place.` })
  class Edge {
    @Field(() => String, { description: 'Its place in this list: pass it as `after` to go on behind it.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `One page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The page without cursors.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo!: PageInfo;

    #count: () => Promise<number> = async () => 0;

    @Field(() => Int, { description: 'How many there are in all, under the filter. Counted only when asked for.' })
    totalCount(): Promise<number> {
      return this.#count();
    }

    /** Rows have the node's fields: what a type does not declare is never read. */
    static from(page: Page<object>): Connection {
      const connection = new Connection();
      connection.edges = page.edges as Edge[];
      connection.nodes = page.edges.map((edge) => edge.node as Node);
      connection.pageInfo = { hasNextPage: page.hasNextPage, endCursor: page.edges.at(-1)?.cursor ?? null };
      connection.#count = page.count;
      return connection;
    }
  }
  return Connection;
}

/** Declares an `orderBy` input over an enum of fields that was registered under `name` + "OrderField". */
export function orderByInput<Values extends Record<string, string>>(fields: Values, name: string) {
  type Order = Values[keyof Values];
  @InputType(`${name}OrderBy`, { description: `How a list of ${name} is sorted.` })
  class OrderBy {
    @Field(() => fields as object, { description: 'What to sort by. Equal ones keep the order in which they were made.' })
    field!: Order;

    @Field(() => OrderDirection as object, { defaultValue: OrderDirection.ASC, description: 'Which end comes first.' })
    direction!: OrderDirection;
  }
  return OrderBy;
}
