/** Written by `npm run bench -- mapping --write`: the share of suggestions at or above each confidence that were right, on sets that nothing was learned on (clinc150-test, socks). */
export const MEASURED_LEVELS = [
  { minConfidence: 0.5, precision: 0.789 },
  { minConfidence: 0.6, precision: 0.818 },
  { minConfidence: 0.7, precision: 0.843 },
  { minConfidence: 0.8, precision: 0.864 },
  { minConfidence: 0.85, precision: 0.883 },
  { minConfidence: 0.9, precision: 0.892 },
  { minConfidence: 0.95, precision: 0.912 },
] as const;
