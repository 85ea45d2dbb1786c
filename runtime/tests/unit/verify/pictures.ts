import { deflateSync } from "node:zlib";

/** A PNG of grey, coloured or transparent 8-bit samples, each row with a filter type that its samples are filtered by. */
export function png(
  width: number,
  color: 0 | 2 | 6,
  rows: readonly (readonly number[])[],
  { filter = 0, level = 6 }: { readonly filter?: 0 | 1 | 2; readonly level?: number } = {},
): string {
  const step = { 0: 1, 2: 3, 6: 4 }[color];
  const packed = rows.flatMap((row, y) => [
    filter,
    ...row.map((sample, x) => {
      const left = x >= step ? (row[x - step] ?? 0) : 0;
      const above = rows[y - 1]?.[x] ?? 0;
      return (sample - (filter === 1 ? left : filter === 2 ? above : 0)) & 255;
    }),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, color, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(packed), { level })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]).toString("base64");
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}
