const vscode = require("vscode");

const selected = { id: "test", path: process.env.NBFLOW_TEST_PYTHON };

exports.activate = () => ({
  environments: {
    getActiveEnvironmentPath: () => selected,
    resolveEnvironment: async ({ path }) => ({
      executable: { uri: path ? vscode.Uri.file(path) : undefined },
    }),
  },
});
