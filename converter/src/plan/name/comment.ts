/** The comment that a cell begins with, where it says what the cell does: not code put aside, not a marker of a tool. */
export function leadingComment(source: string): string | null {
  const lines: string[] = [];
  for (const line of source.split(/\r\n|\r|\n/)) {
    const text = line.trim();
    if (
      lines.length === 0 &&
      (text === "" || /^%%(time|timeit|capture)\b/.test(text) || /^(#|\/\/)[\s#/*=_~-]*$/.test(text))
    )
      continue;
    const comment = /^(?:#+(?!%%)|\/{2,})\s*(.*)$/.exec(text)?.[1];
    if (comment === undefined || /^[\s#*=_~-]*$/.test(comment)) break;
    lines.push(comment);
    if (/[.!?:]$/.test(comment)) break;
  }
  const text = firstClause(lines.join(" "));
  return text === null || isMarker(text) || looksLikeCode(lines[0] ?? "") ? null : text;
}

function firstClause(text: string): string | null {
  const clause = text.split(/(?<=[\w)])[.:;!?](?=\s|$)|\s[-–—]\s|\s\(/)[0]?.trim() ?? "";
  return /\p{L}{2}/u.test(clause) && clause.split(/\s+/).length <= 14 ? clause : null;
}

function isMarker(text: string): boolean {
  return /^(-\*-|!|%|@|\||coding\b|todo\b|fixme\b|noqa\b|type:|pylint|flake8|export\b|hide\b|default_exp|your code|write your|solution\b|answer\b|https?:|nbi:|papermill|cell\b|in\[)/i.test(
    text,
  );
}

function looksLikeCode(text: string): boolean {
  return /^(import|from)\s+\w+(\s+import\b|$|\s+as\b)|^[\w.[\]'"]+\s*[-+*/]?=[^=]|^[\w.]+\(.*\)?\s*$|^(def|class|for|while|if|with|return|print|try|except)\b.*[:)]\s*$|^[!%]/.test(
    text,
  );
}
