/** A path as it is compared: without `./`, doubled slashes and steps back. */
export function normalisedPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/");
}

/** Whether two paths may be one file, or one of them a folder around the other. Null is any path. */
export function mayOverlap(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  if (/[*?[]|^~|\$/u.test(one + other)) return true;
  // One of them may lead through the working directory to the other.
  if (one.startsWith("/") !== other.startsWith("/"))
    return baseName(one) === baseName(other) || one === "/" || other === "";
  if (one.startsWith("..") || other.startsWith("..")) return baseName(one) === baseName(other);
  return (
    one === other || other === "" || one === "" || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
