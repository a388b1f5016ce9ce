/**
 * Connections to other people's servers. The address is checked when the socket is opened, on what the name resolves to
 * at that moment: a name that changes its answer, or a redirect, cannot slip past.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress, isWebPort } from './address.rules.ts';

export interface AgentOptions {
  connectMs: number;
  /** Whether only public addresses may be reached. */
  guarded: boolean;
  /** Who answers for names; the system, where left out. */
  resolve?: Resolve;
}

type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

export function createAgent({ connectMs, guarded, resolve = lookup }: AgentOptions): Agent {
  const connect = buildConnector({
    timeout: connectMs,
    ...(guarded && { lookup: publicLookup(resolve) }),
  } as buildConnector.BuildOptions);
  return new Agent({
    connections: 16,
    keepAliveTimeout: 10_000,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // Node does not look up what is an address already.
      if (guarded && isIP(host) && !isPublicAddress(host)) return callback(new RefusedAddress(host), null);
      if (guarded && !isWebPort(options.port)) return callback(new RefusedPort(options.port), null);
      connect(options, callback);
    },
  });
}

export class RefusedAddress extends Error {
  readonly code = 'IGNY8_REFUSED_ADDRESS';

  constructor(readonly address: string) {
    super(`${address} is not a public address`);
  }
}

class RefusedPort extends Error {
  readonly code = 'IGNY8_REFUSED_PORT';

  constructor(port: string) {
    super(`${port} is not a port of websites`);
  }
}

/** What it answers is what is connected to: the name is asked for once. */
const publicLookup =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...(options as LookupOptions), all: true }, (error, found) => {
      const answer = callback as (error: Error | null, address?: string | LookupAddress[], family?: number) => void;
      if (error) return answer(error);
      const refused = found.find(({ address }) => !isPublicAddress(address));
      if (refused) return answer(new RefusedAddress(refused.address));
      const [first] = found;
      if ((options as LookupOptions).all) return answer(null, found);
      answer(null, first?.address, first?.family);
    });
  };
