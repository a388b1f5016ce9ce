/** Who asks, and what they may do. Made by the auth module from a session or a token; every use case is handed one. */
import { forbidden, notFound } from '../errors/app-error.ts';

export const Scope = { READ: 'read', WRITE: 'write', PUBLISH: 'publish', ADMIN: 'admin' } as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

export interface ActorFacts {
  kind: 'user' | 'token' | 'system';
  /** The user or the token; null for the token from the environment and for the program itself. */
  id: string | null;
  name: string;
  scopes: readonly Scope[];
  /** The only sites in reach; null for all. */
  siteIds: readonly string[] | null;
  /** Which of their sessions a person asks in. */
  sessionId?: string;
}

export class Actor {
  readonly kind: ActorFacts['kind'];
  readonly id: string | null;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly siteIds: readonly string[] | null;
  readonly sessionId: string | null;

  constructor(facts: ActorFacts) {
    this.kind = facts.kind;
    this.id = facts.id;
    this.name = facts.name;
    this.scopes = facts.scopes;
    this.siteIds = facts.siteIds;
    this.sessionId = facts.sessionId ?? null;
  }

  can(scope: Scope): boolean {
    return this.scopes.includes(scope);
  }

  requireScope(scope: Scope): void {
    if (!this.can(scope)) throw forbidden(`This needs the scope "${scope}", which ${this.name} does not have.`);
  }

  reaches(siteId: string): boolean {
    return this.siteIds === null || this.siteIds.includes(siteId);
  }

  /** @param what would hold for the whole installation, and so for sites out of reach. */
  requireEverySite(what: string): void {
    if (this.siteIds !== null) throw forbidden(`This token is held to some sites, so it cannot ${what}.`);
  }

  /** A site out of reach answers like one that does not exist, so that nothing is learnt by asking. */
  requireSite(siteId: string): void {
    if (!this.reaches(siteId)) throw notFound('site', siteId);
  }
}

/** The program itself, in jobs that nobody asked for. */
export const systemActor = new Actor({ kind: 'system', id: null, name: 'IGNY8', scopes: Object.values(Scope), siteIds: null });
