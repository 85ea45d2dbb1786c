import type { Pattern } from "../tree.js";
import { Use } from "./block.js";
import { collectExpression, collectExpressions } from "./collect-expressions.js";
import type { Collector } from "./collector.js";

export function collectPattern(node: Pattern | null | undefined, to: Collector): void {
  if (node == null) return;
  switch (node.nodeType) {
    case "MatchValue":
      return collectExpression(node.value, to);
    case "MatchSingleton":
      return;
    case "MatchSequence":
    case "MatchOr":
      return collectPatterns(node.patterns, to);
    case "MatchMapping":
      collectExpressions(node.keys, to);
      collectPatterns(node.patterns, to);
      return capture(node.rest, to);
    case "MatchClass":
      collectExpression(node.cls, to);
      collectPatterns(node.patterns, to);
      return collectPatterns(node.kwd_patterns, to);
    case "MatchStar":
      return capture(node.name, to);
    case "MatchAs":
      collectPattern(node.pattern, to);
      return capture(node.name, to);
  }
}

function collectPatterns(patterns: readonly Pattern[], to: Collector): void {
  for (const pattern of patterns) collectPattern(pattern, to);
}

function capture(name: string | undefined, to: Collector): void {
  if (name != null) to.add(name, Use.local);
}
