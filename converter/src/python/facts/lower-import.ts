import type { Import, ImportFrom } from "../tree.js";
import type { Step } from "../../facts/index.js";
import { lineOf, type Lowering } from "./lowering.js";

export function lowerImport(node: Import | ImportFrom, lowering: Lowering): readonly Step[] {
  const line = lineOf(lowering, node);
  if (node.nodeType === "ImportFrom") {
    const module = ".".repeat(node.level ?? 0) + (node.module ?? "");
    return node.names.map((alias): Step => {
      if (alias.name === "*") return { kind: "import-all", module, line };
      const name = alias.asname ?? alias.name;
      lowering.names.add(name);
      return { kind: "import", name, module, member: alias.name, line };
    });
  }
  return node.names.flatMap((alias): readonly Step[] => {
    const first = alias.name.split(".")[0] ?? alias.name;
    const name = alias.asname ?? first;
    lowering.names.add(name);
    const whole: Step = {
      kind: "import",
      name,
      module: alias.asname === undefined ? first : alias.name,
      member: null,
      line,
    };
    // `import a.b` binds `a`, and runs `a.b`.
    return alias.asname === undefined && alias.name !== first
      ? [{ kind: "import", name: "", module: alias.name, member: null, line }, whole]
      : [whole];
  });
}
