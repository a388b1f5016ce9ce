/** How traces are configured; apart from what makes them, so that who reads the environment loads nothing of it. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export interface TracingConfig {
  /** Where spans are sent, in full. */
  url: string;
  serviceName: string;
  sampler: (typeof SAMPLERS)[number];
  /** Of the samplers by ratio: 1 is all of them. */
  ratio: number;
}
