import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgent } from './guarded-agent.ts';

let server: Server;
let port: number;
let reached = 0;
beforeAll(async () => {
  server = createServer((_, answer) => {
    reached += 1;
    answer.end('inside');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** A name server that answers each question with the next of these, and the last for ever. */
function agentWith(answers: string[][], guarded = true): { agent: Agent; asked: () => number } {
  let asked = 0;
  const agent = createAgent({
    connectMs: 300,
    guarded,
    resolve: (_name, _options, callback) => {
      const found = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      callback(
        null,
        found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    },
  });
  return { agent, asked: () => asked };
}

const codeOf = async (agent: Agent, url: string): Promise<unknown> => {
  try {
    return (await request(url, { dispatcher: agent })).statusCode;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await agent.destroy();
  }
};
const REFUSED = 'IGNY8_REFUSED_ADDRESS';

describe('a guarded connection', () => {
  it('goes to no name that leads into a private network, alone or beside a public address', async () => {
    const inside = ['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', 'fe80::1'];
    for (const address of [...inside, 'fd00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::']) {
      const found = [await codeOf(agentWith([[address]]).agent, `http://site.example:${port}/`)];
      found.push(await codeOf(agentWith([['93.184.216.34', address]]).agent, `http://site.example:${port}/`));
      expect([address, ...found]).toEqual([address, REFUSED, REFUSED]);
    }
    expect(reached).toBe(0);
  });

  it('goes to the address that was looked at: a name that answers otherwise the second time is not asked twice', async () => {
    const { agent, asked } = agentWith([['93.184.216.34'], ['127.0.0.1']]);
    const code = await codeOf(agent, `http://site.example:${port}/`);
    expect(code).not.toBe(200);
    expect([asked(), reached]).toEqual([1, 0]);
  });

  it('goes to no private address, however it is written', async () => {
    const spellings = [
      '127.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '127.0.0.1.',
      '[::1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::a00:1]',
    ];
    for (const host of [...spellings, '①②⑦.0.0.1', '[::ffff:169.254.169.254]']) {
      expect([host, await codeOf(agentWith([[]]).agent, `http://${host}:${port}/`)]).toEqual([host, REFUSED]);
    }
    for (const host of ['localhost', 'LOCALHOST']) {
      expect([host, await codeOf(createAgent({ connectMs: 300, guarded: true }), `http://${host}:${port}/`)]).toEqual([host, REFUSED]);
    }
    expect(reached).toBe(0);
  });

  it('goes to no port of another service', async () => {
    expect(await codeOf(agentWith([['93.184.216.34']]).agent, 'http://site.example:25/')).toBe('IGNY8_REFUSED_PORT');
  });

  it('goes anywhere where it is not guarded', async () => {
    expect(await codeOf(agentWith([], false).agent, `http://127.0.0.1:${port}/`)).toBe(200);
    expect(reached).toBe(1);
  });
});
