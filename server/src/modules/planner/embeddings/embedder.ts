/** The port to whatever turns texts into vectors: the encoder that comes with the program, or an AI provider's. */
export interface Embedder {
  /** Numbers in each vector. */
  readonly width: number;
  /** One vector a text, row by row, in the order given. Ends early, by throwing the signal's reason, when it aborts. */
  embed(texts: string[], signal: AbortSignal, onProgress?: (done: number) => void): Promise<Float32Array>;
}
