/**
 * Which notebooks can have native cells, by the kernel that they name, and what keeps the others from it.
 *
 * @param {readonly import("@nbflow/converter").Plan[]} plans
 */
export function nativeTable(plans) {
  const reasons = plans.map(reasonsOf);
  const kernels = ["deno", "tslab, jslab", "others"];
  const count = (kernel) => {
    const own = plans.flatMap((plan, index) => (kernelOf(plan) === kernel ? [reasons[index]] : []));
    return `${own.filter(({ size }) => size === 0).length} of ${own.length}`;
  };
  const counts = new Map();
  for (const reason of reasons.flatMap((each) => [...each]))
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const listed = [...counts].toSorted(([, a], [, b]) => b - a).map(([reason, n]) => `| ${reason} | ${n} |`);
  return [
    `| kernel | ${kernels.join(" | ")} |`,
    "| --- | --- | --- | --- |",
    `| notebooks that can | ${kernels.map(count).join(" | ")} |`,
    "",
    "| what keeps the others from it | notebooks |",
    "| --- | --- |",
    ...listed,
  ].join("\n");
}

function kernelOf({ notebook: { kernel } }) {
  if (kernel === "deno") return "deno";
  return kernel === "tslab" || kernel === "jslab" ? "tslab, jslab" : "others";
}

/** The reasons without what is one notebook's own. */
function reasonsOf({ diagnostics }) {
  const refused = diagnostics.filter(({ code }) => code === "not-native");
  return new Set(
    refused.map(({ message }) =>
      message
        .replace(/^cell \d+, line \d+: /u, "")
        .replace(/\. [A-Z].*$/su, "")
        .replace(/is not valid TypeScript: .*/u, "is not valid TypeScript")
        .replaceAll(/cell \d+/gu, "cell …")
        .replaceAll(/`(?!Deno`|process|this`|await)[^`]*`/gu, "`…`"),
    ),
  );
}
