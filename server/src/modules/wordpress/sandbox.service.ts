/**
 * Runs the sandbox WordPress that comes with the product, as a child process that ends with this one, and keeps a site
 * connected to it. Its origin alone is exempt from the guard against private addresses.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { AppError, upstream } from '../../platform/errors/app-error.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import type { SiteType } from '../site/graphql.ts';
import type { SiteService } from '../site/index.ts';
import type { ConnectionTestService } from './connection-test.service.ts';
import { type ReadySandbox, readyLines } from './sandbox/ready-lines.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../../../sandbox/main.ts');
const NAME = 'Sandbox';
// The first start fetches WordPress.
const START_MS = 10 * 60_000;
const END_MS = 10_000;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export interface SandboxAccess {
  site: SiteType;
  url: string;
  adminUsername: string;
  adminPassword: string;
}

export class SandboxService {
  readonly #dataDir: string;
  /** Which site is connected to it. */
  readonly #siteFile: string;
  readonly #sites: SiteService;
  readonly #connectionTests: ConnectionTestService;
  readonly #http: Outgoing;
  #child: Child | undefined;
  #starting: Promise<ReadySandbox> | undefined;
  #connecting: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string, sites: SiteService, connectionTests: ConnectionTestService, http: Outgoing) {
    this.#dataDir = path.join(dataDir, 'sandbox');
    this.#siteFile = path.join(this.#dataDir, 'site.json');
    this.#sites = sites;
    this.#connectionTests = connectionTests;
    this.#http = http;
  }

  /** Starts it, or answers the one that runs. */
  async start(actor: Actor): Promise<SandboxAccess> {
    // Before anything is started for somebody who may not have it.
    actor.requireEverySite('start the sandbox, which is a site of its own');
    this.#starting ??= this.#spawn();
    const sandbox = await this.#starting;
    const connected = this.#connecting.then(() => this.#connect(actor, sandbox));
    this.#connecting = connected.catch(() => undefined);
    const site = await connected;
    return { site, url: sandbox.url, adminUsername: sandbox.username, adminPassword: sandbox.adminPassword };
  }

  /** Starts it again after a restart of the program, where it was used before. */
  async resume(actor: Actor): Promise<void> {
    if (existsSync(this.#siteFile)) await this.start(actor);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      const hard = setTimeout(() => child.kill('SIGKILL'), END_MS);
      child.once('exit', () => {
        clearTimeout(hard);
        resolve();
      });
      child.stdin.end();
      child.kill('SIGTERM');
    });
  }

  async #spawn(): Promise<ReadySandbox> {
    try {
      if (!existsSync(PROGRAM))
        throw upstream(`This installation came without the sandbox (${PROGRAM} is not there). Connect a WordPress of your own instead.`);
      await mkdir(this.#dataDir, { recursive: true });
      const child = spawn(process.execPath, [PROGRAM, '--data-dir', path.join(this.#dataDir, 'wordpress'), '--title', NAME], {
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      this.#child = child;
      const sandbox = await firstLine(child);
      this.#http.allowOrigin(sandbox.url);
      child.once('exit', () => {
        this.#http.forbidOrigin(sandbox.url);
        if (this.#child === child) this.#starting = undefined;
      });
      return sandbox;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  /** The site of the last time, or a new one. */
  async #connect(actor: Actor, sandbox: ReadySandbox): Promise<SiteType> {
    const file = this.#siteFile;
    const kept = await readFile(file, 'utf8').then(
      (text) => z.object({ siteId: z.uuid() }).parse(JSON.parse(text)).siteId,
      () => null,
    );
    const access = { url: sandbox.url, wpUsername: sandbox.username, wpApplicationPassword: sandbox.applicationPassword };
    let site = kept ? await this.#sites.get(actor, kept).catch(() => null) : null;
    if (site) await this.#sites.update(actor, site.id, { ...access, sameWordPress: true });
    else {
      site = await this.#sites.create(actor, { name: NAME, ...access });
      await writeFile(file, JSON.stringify({ siteId: site.id }));
    }
    const test = await this.#connectionTests.test(actor, site.id);
    if (!test.ok) throw upstream(`The sandbox runs, but could not be connected: ${test.steps.at(-1)?.message ?? ''}`);
    return this.#sites.get(actor, site.id);
  }
}

/** The line of JSON on stdout that says that it is ready; what it says on stderr tells why it is not. */
function firstLine(child: Child): Promise<ReadySandbox> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(upstream('The sandbox did not start within 10 minutes. Is the npm registry within reach?'));
    }, START_MS);
    const fail = (message: string) => {
      clearTimeout(limit);
      reject(new AppError('UPSTREAM_ERROR', message));
    };
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-2_000);
    });
    const readyIn = readyLines();
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const sandbox = readyIn(chunk);
      if (!sandbox) return;
      clearTimeout(limit);
      resolve(sandbox);
    });
    child.once('error', (error) => fail(`The sandbox could not be started: ${error.message}.`));
    child.once('exit', () =>
      fail(
        `The sandbox ended at once: ${
          said
            .trim()
            .split('\n')
            .at(-1)
            ?.replace(/^sandbox: /, '') ?? 'it said nothing'
        }`,
      ),
    );
  });
}
