/**
 * How a delivery is signed: HMAC-SHA256 over "<unix seconds>.<body>", in hex, as Stripe does it. While an old secret is still
 * good there are two signatures, and either will do. docs/api/webhooks.md has what receivers do with it.
 */
import { createHmac } from 'node:crypto';

/** @param at in milliseconds. @returns the value of the header, `t=1790000000,v1=<hex>`. */
export function signatureOf(body: string, secrets: readonly string[], at: number): string {
  const seconds = Math.floor(at / 1000);
  const signatures = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`);
  return [`t=${seconds}`, ...signatures].join(',');
}
