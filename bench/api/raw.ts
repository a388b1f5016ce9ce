/**
 * The limit: what Node.js and PostgreSQL need at least. One statement a request, whose answer is JSON already: there is no schema, nobody
 * is asked who they are, nothing is checked. A process of its own: node:http and a pool of `pg`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { statements } from './raw-statements.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

const server = createServer(async (request, response) => {
  try {
    const name = (request.url ?? '').slice(1);
    const values = (await json(request)) as unknown[];
    // Named, so that PostgreSQL reads and plans it once a connection.
    const { rows } = await pool.query({ name, text: statements[name] as string, values });
    response.setHeader('content-type', 'application/json').end(rows[0].answer);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));
process.on('SIGTERM', () => process.exit(0));
