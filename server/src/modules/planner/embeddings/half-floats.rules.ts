/** Vectors as they are kept: 16-bit floats, little endian. Half the bytes; cosines keep three digits. */

export const toHalfFloats = (row: Float32Array): Buffer => {
  const bytes = Buffer.alloc(row.length * 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  row.forEach((value, at) => {
    view.setFloat16(at * 2, value, true);
  });
  return bytes;
};

export const fromHalfFloats = (bytes: Buffer, into: Float32Array): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < into.length; at += 1) into[at] = view.getFloat16(at * 2, true);
};
