/** The port to whatever turns texts into vectors: the encoder that comes with the program, or an AI provider's. */
export interface Embedder {
  /** Names what makes the vectors: those of another model are not comparable. */
  readonly model: string;
  /** Numbers in each vector. */
  readonly width: number;
  /** Whether it knows the meaning of texts in a language (ISO 639-1). */
  knows(language: string): boolean;
  /** One vector a text, row by row, in the order given. Ends early, by throwing the signal's reason, when it aborts. */
  embed(texts: string[], signal: AbortSignal, onProgress?: (done: number) => void): Promise<Float32Array>;
}
