/** One operation to the API, as the dashboard sends it: by the session cookie. */

export interface Request {
  query: string;
  variables?: unknown;
  operationName?: string | null | undefined;
}

/** What GraphQL answers, as far as it is looked at here. */
export interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export interface Answer<Data> {
  status: number;
  /** Undefined where it was not GraphQL that answered. */
  body: Body<Data> | undefined;
}

/** Rejects where nothing answers. */
export async function post<Data>(request: Request, headers: Record<string, string> = {}): Promise<Answer<Data>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}
