import { inflateSync } from "node:zlib";

/** A picture's pixels, four channels of 8 or 16 bits each. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly samples: Uint16Array;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
}

/** Samples a pixel, by PNG's colour type (PNG specification, 11.2.2). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const SIGNATURE = "89504e470d0a1a0a";

/** Decodes a PNG; null for what is none, and for an interlaced one, which no plotting library writes. */
export function decodePng(bytes: Buffer): Picture | null {
  if (bytes.subarray(0, 8).toString("hex") !== SIGNATURE) return null;
  let header: Header | null = null;
  let palette = Buffer.alloc(0);
  let transparency = Buffer.alloc(0);
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
    if (type === "IHDR") {
      if (data.length < 13 || data[12] !== 0) return null;
      header = {
        width: data.readUInt32BE(0),
        height: data.readUInt32BE(4),
        depth: data[8] ?? 0,
        color: data[9] ?? 0,
      };
    } else if (type === "PLTE") palette = Buffer.from(data);
    else if (type === "tRNS") transparency = Buffer.from(data);
    else if (type === "IDAT") parts.push(data);
  }
  const channels = header === null ? undefined : CHANNELS[header.color];
  if (header === null || channels === undefined) return null;
  const rows = unfiltered(parts, header, channels);
  return rows === null ? null : picture(header, samplesOf(rows, header, channels), palette, transparency);
}

/** Undoes each row's filter (PNG specification, 9.2). */
function unfiltered(parts: readonly Buffer[], header: Header, channels: number): Buffer | null {
  const step = Math.max(1, (header.depth * channels) >> 3);
  const width = Math.ceil((header.width * header.depth * channels) / 8);
  let packed: Buffer;
  try {
    packed = inflateSync(Buffer.concat(parts));
  } catch {
    return null;
  }
  if (packed.length < (width + 1) * header.height) return null;
  const rows = Buffer.alloc(width * header.height);
  for (let row = 0; row < header.height; row += 1) {
    const filter = packed[row * (width + 1)] ?? 0;
    const from = row * (width + 1) + 1;
    const to = row * width;
    for (let x = 0; x < width; x += 1) {
      const left = x >= step ? (rows[to + x - step] ?? 0) : 0;
      const above = row > 0 ? (rows[to + x - width] ?? 0) : 0;
      const corner = x >= step && row > 0 ? (rows[to + x - width - step] ?? 0) : 0;
      rows[to + x] = ((packed[from + x] ?? 0) + predicted(filter, left, above, corner)) & 255;
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
      if (a <= b && a <= c) return left;
      return b <= c ? above : corner;
    }
    default:
      return 0;
  }
}

function samplesOf(rows: Buffer, { width, height, depth }: Header, channels: number): Uint16Array {
  const samples = new Uint16Array(width * height * channels);
  const rowBytes = Math.ceil((width * depth * channels) / 8);
  const perRow = width * channels;
  for (let row = 0; row < height; row += 1) {
    for (let index = 0; index < perRow; index += 1) {
      const bit = index * depth;
      const at = row * rowBytes + (bit >> 3);
      const byte = rows[at] ?? 0;
      samples[row * perRow + index] =
        depth === 16
          ? (byte << 8) | (rows[at + 1] ?? 0)
          : (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    }
  }
  return samples;
}

function picture(
  { width, height, depth, color }: Header,
  samples: Uint16Array,
  palette: Buffer,
  transparency: Buffer,
): Picture {
  const opaque = (1 << (color === 3 ? 8 : depth)) - 1;
  const made = new Uint16Array(width * height * 4);
  const channels = CHANNELS[color] ?? 1;
  const clear = [0, 2, 4].flatMap((at) =>
    at + 2 <= transparency.length ? transparency.readUInt16BE(at) : [],
  );
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const own = samples.subarray(pixel * channels, (pixel + 1) * channels);
    const first = own[0] ?? 0;
    const [r, g, b, a] =
      color === 3
        ? [
            palette[first * 3] ?? 0,
            palette[first * 3 + 1] ?? 0,
            palette[first * 3 + 2] ?? 0,
            transparency[first] ?? opaque,
          ]
        : color === 0 || color === 4
          ? [first, first, first, color === 4 ? (own[1] ?? 0) : first === clear[0] ? 0 : opaque]
          : [
              first,
              own[1] ?? 0,
              own[2] ?? 0,
              color === 6
                ? (own[3] ?? 0)
                : clear.length === 3 && clear.every((part, at) => part === own[at])
                  ? 0
                  : opaque,
            ];
    made.set([r, g, b, a], pixel * 4);
  }
  return { width, height, samples: made };
}

/** How many pixels differ; null where the pictures are not of one size. */
export function differingPixels(a: Picture, b: Picture): number | null {
  if (a.width !== b.width || a.height !== b.height) return null;
  let count = 0;
  for (let at = 0; at < a.samples.length; at += 4) {
    const same =
      a.samples[at] === b.samples[at] &&
      a.samples[at + 1] === b.samples[at + 1] &&
      a.samples[at + 2] === b.samples[at + 2] &&
      a.samples[at + 3] === b.samples[at + 3];
    if (!same) count += 1;
  }
  return count;
}
