interface Connection<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Keywords of a proposal are known by the keyword that they are about. */
export const identified = <Node extends { keyword: { id: string } }>(connection: Connection<Node> | null | undefined) =>
  connection && { ...connection, nodes: connection.nodes.map((node) => ({ id: node.keyword.id, node })) };
