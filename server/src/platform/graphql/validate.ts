/** class-validator over inputs, answered as BAD_USER_INPUT with one entry per field in the words of the rule. */
import { type ValidationError, validate } from 'class-validator';
import { type GraphQLResolveInfo, getNamedType } from 'graphql';
import { getMetadataStorage, type ValidatorFn } from 'type-graphql';
import { badInput, type FieldError } from '../errors/app-error.ts';

export const validateInput: ValidatorFn = async (value, type, { info }) => {
  if (typeof value !== 'object' || value === null) return;
  const faults: FieldError[] = [];
  if (Array.isArray(value)) {
    const list = argumentOf(info, type);
    for (const [index, item] of value.entries()) await look(item, `${list}.${index}.`, faults);
  } else {
    await look(value, '', faults);
  }
  if (faults.length > 0) throw badInput(faults);
};

async function look(value: unknown, prefix: string, into: FieldError[]): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  collect(await validate(value, { forbidUnknownValues: false, stopAtFirstError: true, skipMissingProperties: true }), prefix, into);
}

/** The name of the argument that takes this type: TypeGraphQL hands over the value alone. */
function argumentOf({ parentType, fieldName }: GraphQLResolveInfo, type: unknown): string {
  const name = getMetadataStorage().inputTypes.find(({ target }) => target === type)?.name;
  return parentType.getFields()[fieldName]?.args.find((argument) => getNamedType(argument.type).name === name)?.name ?? fieldName;
}

function collect(errors: ValidationError[], prefix: string, into: FieldError[]): void {
  for (const error of errors) {
    const path = prefix + error.property;
    for (const message of Object.values(error.constraints ?? {})) into.push({ path, message: `${path}: ${message}.` });
    collect(error.children ?? [], `${path}.`, into);
  }
}
