/** Reads spans out of an ExportTraceServiceRequest of OTLP 1.7, by its field numbers: of protobuf no more than it needs. */

export interface Span {
  trace: string;
  id: string;
  parent: string;
  name: string;
  /** The statement, where it is one. */
  text: string | undefined;
}

type Field = [number: number, value: Buffer];

/** The fields that hold bytes: texts, ids and messages. Numbers are passed over. */
function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (wire === 0) varint();
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else {
      const length = varint();
      yield [number, message.subarray(at, at + length)];
      at += length;
    }
  }
}

const all = (message: Buffer, wanted: number): Buffer[] =>
  [...fieldsOf(message)].filter(([number]) => number === wanted).map(([, value]) => value);
const first = (message: Buffer, wanted: number): Buffer => all(message, wanted)[0] ?? Buffer.alloc(0);

export const readSpans = (request: Buffer): Span[] =>
  all(request, 1)
    .flatMap((resourceSpans) => all(resourceSpans, 2))
    .flatMap((scopeSpans) => all(scopeSpans, 2))
    .map((span) => ({
      trace: first(span, 1).toString('hex'),
      id: first(span, 2).toString('hex'),
      parent: first(span, 4).toString('hex'),
      name: first(span, 5).toString(),
      text: all(span, 9)
        .filter((attribute) => first(attribute, 1).toString() === 'db.query.text')
        .map((attribute) => first(first(attribute, 2), 1).toString())[0],
    }));
