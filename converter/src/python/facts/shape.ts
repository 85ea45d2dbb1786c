import type { Expr, Stmt } from "../tree.js";
import type { CellShape } from "../../facts/index.js";

/** What a cell looks like it is for, by its statements alone. */
export function shapeOf(body: readonly Stmt[]): CellShape {
  const kinds = new Set(body.map(statementShape).filter((shape) => shape !== "empty"));
  for (const shape of ["work", "settings", "definitions", "imports"] as const)
    if (kinds.has(shape)) return shape;
  return "empty";
}

function statementShape(node: Stmt): CellShape {
  switch (node.nodeType) {
    case "Pass":
      return "empty";
    case "Import":
    case "ImportFrom":
      return "imports";
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "TypeAlias":
      return "definitions";
    case "Try":
    case "If": {
      // `try: import x / except ImportError: x = None`, and settings that depend on the platform.
      const inner =
        node.nodeType === "Try"
          ? [...node.body, ...node.orelse, ...node.finalbody]
          : [...node.body, ...node.orelse];
      const shape = shapeOf(inner);
      return node.nodeType === "If" && shape !== "imports" ? "work" : shape === "settings" ? "work" : shape;
    }
    case "Expr":
      if (node.value.nodeType === "Constant") return typeof node.value.value === "string" ? "empty" : "work";
      return node.value.nodeType === "Call" && settingCall(dotted(node.value.func), node.value.args)
        ? "settings"
        : "work";
    case "Assign":
      return node.targets.every(settingTarget) && literal(node.value) ? "settings" : "work";
    case "AnnAssign":
      return settingTarget(node.target) && (!node.value || literal(node.value)) ? "settings" : "work";
    default:
      return "work";
  }
}

/** A constant in capitals, or an option: `pd.options.display.max_rows`, `plt.rcParams["figure.dpi"]`. */
function settingTarget(node: Expr): boolean {
  if (node.nodeType === "Name") return /^[A-Z][A-Z\d_]+$/u.test(node.id);
  const path = dotted(node.nodeType === "Subscript" ? node.value : node);
  return /(?:^|\.)(?:rcParams|options|environ)(?:\.|$)/u.test(path ?? "");
}

function literal(node: Expr): boolean {
  switch (node.nodeType) {
    case "Constant":
      return true;
    case "UnaryOp":
      return literal(node.operand);
    case "Tuple":
    case "List":
    case "Set":
      return node.elts.every(literal);
    case "Dict":
      return node.keys.every((key) => key !== null && literal(key)) && node.values.every(literal);
    default:
      return false;
  }
}

function settingCall(path: string | null, args: readonly Expr[]): boolean {
  if (path === null) return false;
  if (path === "get_ipython().run_line_magic") {
    const [name] = args;
    return name?.nodeType === "Constant" && typeof name.value === "string" && settingMagics.has(name.value);
  }
  return settingCalls.test(path);
}

const settingMagics = new Set(["matplotlib", "config", "load_ext", "reload_ext", "autoreload", "precision"]);
const settingCalls =
  /(?:^|\.)(?:set_option|set_printoptions|filterwarnings|simplefilter|set_style|set_theme|set_palette|set_context|style\.use|set_loglevel|seterr|basicConfig|rcParams\.update|set_matplotlib_formats|set_config|disable_warnings|register_matplotlib_converters|init_notebook_mode|init_printing|nbagg|sys\.path\.(?:append|insert)|environ\.setdefault)$|^(?:sns|seaborn)\.set$|^(?:plt|matplotlib|mpl)\.rc$/u;

function dotted(node: Expr): string | null {
  if (node.nodeType === "Name") return node.id;
  if (node.nodeType === "Call" && node.args.length === 0) {
    const path = dotted(node.func);
    return path === "get_ipython" ? "get_ipython()" : null;
  }
  if (node.nodeType !== "Attribute") return null;
  const owner = dotted(node.value);
  return owner === null ? null : `${owner}.${node.attr}`;
}
