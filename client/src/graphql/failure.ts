import type { CombinedError } from '@urql/core';
import { type Failure, failureOf, UNREACHABLE } from '../lib/failure.ts';

export const failureOfOperation = (error: CombinedError): Failure =>
  error.graphQLErrors.length > 0 ? failureOf(error.graphQLErrors) : UNREACHABLE;
