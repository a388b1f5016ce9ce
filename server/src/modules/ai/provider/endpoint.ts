import { withoutSecrets } from '../../../platform/http/hidden-secrets.rules.ts';
import { type AiVendor, type VendorFacts, vendorFacts } from './vendors.rules.ts';

/** Whom to ask, and with what: the connection of this installation. */
export interface AiConnection {
  vendor: AiVendor;
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  embeddingModel: string | undefined;
  /** Whether it comes from environment variables or from Settings: errors name the place to mend. */
  from: 'environment' | 'settings';
}

/** What the words of an error need to know. */
export interface Endpoint {
  /** Host and port, as people know it. */
  host: string;
  baseUrl: string;
  model: string;
  hasKey: boolean;
  /** What it says, without the key, if it says that back. */
  hide(said: string): string;
  vendor: VendorFacts;
  /** Where the address, the key and the model are set, as in `Check ...`. */
  places: { address: string; key: string; model: string };
  /** How long the endpoint may be silent. */
  timeoutMs: number;
}

const PLACES = {
  environment: { address: 'IGNY8_AI_BASE_URL', key: 'IGNY8_AI_API_KEY', model: 'IGNY8_AI_MODEL' },
  settings: { address: 'the address in the AI settings', key: 'the key in the AI settings', model: 'the model in the AI settings' },
};

export const endpointOf = (connection: AiConnection, timeoutMs: number): Endpoint => ({
  host: new URL(connection.baseUrl).host,
  baseUrl: connection.baseUrl,
  model: connection.model,
  hasKey: connection.apiKey !== undefined,
  hide: (said) => withoutSecrets(said, connection.apiKey === undefined ? [] : [connection.apiKey]),
  vendor: vendorFacts[connection.vendor],
  places: PLACES[connection.from],
  timeoutMs,
});
