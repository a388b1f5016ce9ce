/** How a connection test goes: its steps in their order, and what each can find. */
export const ConnectionStepName = {
  ADDRESS: 'address',
  REST_API: 'rest_api',
  CREDENTIALS: 'credentials',
  RIGHTS: 'rights',
  PLUGIN: 'plugin',
} as const;
export type ConnectionStepName = (typeof ConnectionStepName)[keyof typeof ConnectionStepName];

export const ConnectionFault = {
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  NAME_NOT_FOUND: 'NAME_NOT_FOUND',
  UNREACHABLE: 'UNREACHABLE',
  TIMEOUT: 'TIMEOUT',
  CUT: 'CUT',
  TLS: 'TLS',
  TOO_LARGE: 'TOO_LARGE',
  REDIRECTED: 'REDIRECTED',
  BASIC_AUTH: 'BASIC_AUTH',
  SERVER_ERROR: 'SERVER_ERROR',
  BUSY: 'BUSY',
  NOT_JSON: 'NOT_JSON',
  REST_OFF: 'REST_OFF',
  UNEXPECTED: 'UNEXPECTED',
  NOT_CONNECTED: 'NOT_CONNECTED',
  BAD_CREDENTIALS: 'BAD_CREDENTIALS',
  APPLICATION_PASSWORDS_OFF: 'APPLICATION_PASSWORDS_OFF',
  NO_RIGHTS: 'NO_RIGHTS',
  PLUGIN_ABSENT: 'PLUGIN_ABSENT',
} as const;
export type ConnectionFault = (typeof ConnectionFault)[keyof typeof ConnectionFault];

export interface ConnectionStep {
  name: ConnectionStepName;
  ok: boolean;
  code: ConnectionFault | null;
  message: string;
}

export interface ConnectionTest {
  ok: boolean;
  steps: ConnectionStep[];
}

/** Faults of a WordPress that we did reach. Every other one at the first step means that we did not. */
const ANSWERED: readonly ConnectionFault[] = [
  ConnectionFault.NOT_JSON,
  ConnectionFault.REST_OFF,
  ConnectionFault.NO_RIGHTS,
  ConnectionFault.UNEXPECTED,
];
export const isAddressFault = (code: ConnectionFault): boolean => !ANSWERED.includes(code);
