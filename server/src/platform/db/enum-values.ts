/** The stored values of an `as const` enum object, in the shape `p.enum()` wants. */
export const enumValues = <const T extends Record<string, string>>(values: T) => Object.values(values) as T[keyof T][];
