import type { Json } from "../../python/worker.js";

/** The server refuses parameters that are larger than 512 KiB. */
const MOST_BYTES = 500 * 1024;
const LARGE_BYTES = 8 * 1024;

/** A run's parameters as the server may have them: where they are too large together, a text says of the large ones how large. */
export function smallParameters(parameters: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  if (bytesOf(parameters) <= MOST_BYTES) return parameters;
  const small = Object.entries(parameters).map(([name, value]) => {
    const bytes = bytesOf(value);
    return [name, bytes > LARGE_BYTES ? `… (${bytes} bytes, too many for the server)` : value] as const;
  });
  return Object.fromEntries(small);
}

function bytesOf(value: Json | Readonly<Record<string, Json>>): number {
  return Buffer.byteLength(JSON.stringify(value));
}
