/** `JSON.stringify` for values that may be nested deeper than the stack is high. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return deepText(value);
  }
}

function deepText(value: unknown): string {
  const written: string[] = [];
  const open: (string | { readonly value: unknown })[] = [{ value }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (typeof item === "string") written.push(item);
    else if (Array.isArray(item.value)) {
      const items = item.value.flatMap((each: unknown, at) => [at === 0 ? "" : ",", { value: each }]);
      open.push(...["[", ...items, "]"].toReversed());
    } else if (typeof item.value === "object" && item.value !== null) {
      const entries = Object.entries(item.value).flatMap(([key, each], at) => [
        `${at === 0 ? "" : ","}${JSON.stringify(key)}:`,
        { value: each as unknown },
      ]);
      open.push(...["{", ...entries, "}"].toReversed());
    } else written.push(JSON.stringify(item.value) ?? "null");
  }
  return written.join("");
}
