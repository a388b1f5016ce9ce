import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareContract } from '../../../tools/contract.rules.ts';
import { ROOT } from '../../kit/guide/blocks.ts';

const released = buildSchema('type Query { site(id: ID!): Site } type Site { id: ID! name: String! url: String! } enum Kind { A }');
const compare = (present: string, declared: Parameters<typeof compareContract>[2] = []) =>
  compareContract(released, buildSchema(present), declared);

const GROWN = 'type Query { site(id: ID!, at: String): Site } type Site { id: ID! name: String! url: String! more: Int } enum Kind { A B }';
const BROKEN = 'type Query { site(id: ID!, at: String!): Site } type Site { id: ID! name: String } enum Kind { A }';

describe('the contract', () => {
  it('lets a schema grow, and tells what a program may stumble over', () => {
    expect(compare(GROWN)).toEqual({
      faults: [],
      dangers: ['An optional arg at on Query.site was added.', 'B was added to enum type Kind.'],
    });
  });

  it('names each change that breaks, with the entry that would declare it', () => {
    const { faults } = compare(BROKEN);
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).toMatch(
      /A required arg at on Query\.site was added\..*changes\.json: \{ "change": "A required arg at on Query\.site was added\."/,
    );
    expect(faults.join('\n')).toContain('Site.url was removed.');
    expect(faults.join('\n')).toContain('Site.name changed type from String! to String.');
  });

  it('lets through what is declared, whole, and no more than that', () => {
    const present = 'type Query { site(id: ID!): Site } type Site { id: ID! name: String! } enum Kind { A }';
    const change = 'Site.url was removed.';
    expect(compare(present, [{ change, since: '0.2.0', why: 'Use address.', until: '2027-06-01' }]).faults).toEqual([]);
    expect(compare(present, [{ change, since: '', why: 'Use address.', until: 'soon' }]).faults).toEqual([
      expect.stringMatching(/without "since" and an "until"/),
    ]);
    expect(compare(GROWN, [{ change, since: '0.2.0', why: 'Use address.' }]).faults).toEqual([
      expect.stringMatching(/declared and did not happen/),
    ]);
  });

  it('wants of a deprecation the day and what to use', () => {
    const present = (reason: string) =>
      compare(
        `type Query { site(id: ID!): Site } type Site { id: ID! name: String! url: String! @deprecated(reason: "${reason}") } enum Kind { A }`,
      ).faults;
    expect(present('until 2027-06-01: use address')).toEqual([]);
    expect(present('use address')).toEqual([expect.stringMatching(/^Site\.url is deprecated .*until 2027-06-01: use somethingElse/)]);
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'igny8-contract-'));
    cpSync(path.join(ROOT, 'docs/api/released'), path.join(folder, 'released'), { recursive: true });
    writeFileSync(path.join(folder, 'changes.json'), '{ "breaking": [] }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('fails for the released schema with a field taken out of it', () => {
    const schema = path.join(folder, 'schema.graphql');
    const text = readFileSync(path.join(ROOT, 'docs/api/released/schema-0.1.0.graphql'), 'utf8');
    writeFileSync(
      schema,
      text.replace(/^type Viewer \{[\s\S]*?^\}/m, (type) => type.replace('isToken: Boolean!', 'byToken: Boolean!')),
    );
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', path.join(ROOT, 'server/tools/contract.ts'), folder, schema],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toContain('Viewer.isToken was removed.');
    expect(status).toBe(1);
  });
});
