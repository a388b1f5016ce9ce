/** How a connection test goes: its steps in their order, and what each can find. */
import { AppError } from '../../../platform/errors/app-error.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';

export const ConnectionStepName = {
  ADDRESS: 'address',
  HTTPS: 'https',
  REST_API: 'rest_api',
  CREDENTIALS: 'credentials',
  RIGHTS: 'rights',
  PLUGIN: 'plugin',
  WRITING: 'writing',
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
  AUTHORIZATION_STRIPPED: 'AUTHORIZATION_STRIPPED',
  NO_HTTPS: 'NO_HTTPS',
  PLUGIN_ABSENT: 'PLUGIN_ABSENT',
  PLUGIN_OUTDATED: 'PLUGIN_OUTDATED',
  PLUGIN_KEY_REFUSED: 'PLUGIN_KEY_REFUSED',
  WRITE_REFUSED: 'WRITE_REFUSED',
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

/** What stops a step, to be thrown there. */
export const stepFault = (reason: ConnectionFault, message: string): AppError => new AppError('UPSTREAM_ERROR', message, { reason });

/** Takes down what each step found, while the steps are gone through. */
export class StepNotes {
  readonly steps: ConnectionStep[] = [];
  #at: ConnectionStepName;

  constructor(first: ConnectionStepName) {
    this.#at = first;
  }

  at(step: ConnectionStepName): void {
    this.#at = step;
  }

  /** @param code where it is worth knowing, though it went well. */
  passed(message: string, code: ConnectionFault | null = null): void {
    this.steps.push({ name: this.#at, ok: true, code, message });
  }

  failed(error: AppError): ConnectionFault {
    const code = codeOf(error);
    this.steps.push({ name: this.#at, ok: false, code, message: error.message });
    return code;
  }
}

export function codeOf(error: AppError): ConnectionFault {
  const reason = reasonOf(error);
  return Object.values(ConnectionFault).find((known) => known === reason) ?? ConnectionFault.UNEXPECTED;
}

/** Faults of a WordPress that we did reach. Every other one at the first step means that we did not. */
const ANSWERED: readonly ConnectionFault[] = [
  ConnectionFault.NOT_JSON,
  ConnectionFault.REST_OFF,
  ConnectionFault.NO_RIGHTS,
  ConnectionFault.UNEXPECTED,
];
export const isAddressFault = (code: ConnectionFault): boolean => !ANSWERED.includes(code);
