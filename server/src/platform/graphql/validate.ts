/** class-validator over inputs, answered as BAD_USER_INPUT with one entry per field in the words of the rule. */
import { type ValidationError, validate } from 'class-validator';
import type { ValidatorFn } from 'type-graphql';
import { badInput, type FieldError } from '../errors/app-error.ts';

export const validateInput: ValidatorFn = async (value) => {
  if (typeof value !== 'object' || value === null) return;
  const faults: FieldError[] = [];
  for (const part of Array.isArray(value) ? value : [value]) {
    if (typeof part !== 'object' || part === null) continue;
    collect(await validate(part, { forbidUnknownValues: false, stopAtFirstError: true, skipMissingProperties: true }), '', faults);
  }
  if (faults.length > 0) throw badInput(faults);
};

function collect(errors: ValidationError[], prefix: string, into: FieldError[]): void {
  for (const error of errors) {
    const path = prefix + error.property;
    for (const message of Object.values(error.constraints ?? {})) into.push({ path, message: `${path}: ${message}.` });
    collect(error.children ?? [], `${path}.`, into);
  }
}
