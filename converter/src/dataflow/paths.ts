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
  const placed =
    one.startsWith("/") === other.startsWith("/") && !one.startsWith("..") && !other.startsWith("..");
  if (!placed) return mayBeNamed(baseName(one), baseName(other)) || one === "/" || other === "";
  if (one === "" || other === "") return true;
  return mayBeNamed(one, other) || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** The same, or one with the ending that `np.save` and others add. */
function mayBeNamed(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
