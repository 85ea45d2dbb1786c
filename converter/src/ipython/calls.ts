import type { MagicKind } from "./transformed-cell.js";
import { cutAtSpace, repr, words } from "./python-text.js";

/** The call that a piece of IPython's syntax becomes, and what it is. */
export interface Call {
  readonly code: string;
  readonly kind: MagicKind;
  readonly name: string;
  readonly args: string;
}

export function lineMagic(content: string): Call {
  const [name, args] = cutAtSpace(content);
  return {
    code: `get_ipython().run_line_magic(${repr(name)}, ${repr(args)})`,
    kind: "line-magic",
    name,
    args,
  };
}

export function cellMagic(name: string, args: string, body: string): Call {
  return {
    code: `get_ipython().run_cell_magic(${repr(name)}, ${repr(args)}, ${repr(body)})`,
    kind: "cell-magic",
    name,
    args,
  };
}

export function capturedShell(command: string): Call {
  return {
    code: `get_ipython().getoutput(${repr(command)})`,
    kind: "captured-shell",
    name: "",
    args: command,
  };
}

/** `obj?`, `obj??`, `a*?`: Jupyter shows what it knows of the object. */
export function help(target: string, marks: string): Call {
  const method = marks === "??" ? "pinfo2" : target.includes("*") ? "psearch" : "pinfo";
  return {
    code: `get_ipython().run_line_magic(${repr(method)}, ${repr(target)})`,
    kind: "help",
    name: "",
    args: target,
  };
}

/** A line that begins with one of IPython's escapes; null where it is not valid and stays as it is. */
export function escaped(line: string): Call | null {
  const double = line.slice(0, 2);
  if (double === "!!") return capturedShell(line.slice(2));
  if (double === "??") return helpOrUsage(line.slice(2), "??");
  const content = line.slice(1);
  switch (line.charAt(0)) {
    case "!":
      return { code: `get_ipython().system(${repr(content)})`, kind: "shell", name: "", args: content };
    case "?":
      return helpOrUsage(content, "?");
    case "%":
      return lineMagic(content);
    case ",":
      return autocall(content, (args) => `"${words(args).join('", "')}"`);
    case ";":
      return autocall(content, (args) => `"${args}"`);
    default:
      return content === "" || content.startsWith(" ")
        ? null
        : autocall(content, (args) => words(args).join(", "));
  }
}

function helpOrUsage(content: string, marks: string): Call {
  if (content !== "") return help(content, marks);
  return { code: "get_ipython().show_usage()", kind: "help", name: "", args: "" };
}

function autocall(content: string, args: (text: string) => string): Call {
  const [name, rest] = cutAtSpace(content);
  return { code: `${name}(${args(rest)})`, kind: "autocall", name, args: rest };
}
