/** Sends requests to a server, some at once, and tells how long each took. */
import { Agent, request } from 'undici';

export interface Asked {
  path: string;
  body: unknown;
}

export interface Target {
  url: string;
  headers?: Record<string, string>;
}

export class Sender {
  readonly #agent: Agent;
  readonly #target: Target;

  constructor(target: Target, atOnce: number) {
    this.#target = target;
    this.#agent = new Agent({ connections: atOnce, pipelining: 1 });
  }

  async text({ path, body }: Asked): Promise<string> {
    const answer = await request(this.#target.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#target.headers },
      body: JSON.stringify(body),
      dispatcher: this.#agent,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text.startsWith('{"errors"')) throw new Error(`${answer.statusCode}: ${text.slice(0, 500)}`);
    return text;
  }

  // biome-ignore lint/suspicious/noExplicitAny: each case knows its own answer.
  json = async (asked: Asked): Promise<any> => JSON.parse(await this.text(asked));

  close = (): Promise<void> => this.#agent.close();

  /** @returns milliseconds of each, in the order in which they ended. */
  async all(asked: Asked[], atOnce: number): Promise<number[]> {
    const times: number[] = [];
    const queue = asked.values();
    const work = async () => {
      for (const one of queue) {
        const started = performance.now();
        await this.text(one);
        times.push(performance.now() - started);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return times;
  }
}
