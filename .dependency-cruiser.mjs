const doors = ["converter", "runtime"];

export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment:
        "types may name each other; an evaluator's files call each other, as what they evaluate contains each other",
      from: { pathNot: "^converter/src/dataflow/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "converter-stands-alone",
      severity: "error",
      comment: "imports run extension → converter, extension → runtime, runtime → converter; never back",
      from: { path: "^converter/" },
      to: { path: "^(runtime|extension)/" },
    },
    {
      name: "runtime-knows-no-extension",
      severity: "error",
      from: { path: "^runtime/" },
      to: { path: "^extension/" },
    },
    ...doors.map((house) => ({
      name: `${house}-has-one-door`,
      severity: "error",
      comment: "another package sees a package's index.ts and nothing behind it",
      from: { pathNot: `^${house}/` },
      to: { path: `^${house}/(src|dist)/`, pathNot: `^${house}/(src|dist)/index\\.(d\\.ts|ts|js)$` },
    })),
    {
      name: "pure-converter",
      severity: "error",
      comment: "the converter touches no process, network or file",
      from: { path: "^converter/src/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["dev", "import", "types", "default"],
      exportsFields: ["exports"],
    },
    doNotFollow: { path: "node_modules" },
  },
};
