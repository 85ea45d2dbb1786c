/** All that is promised of the extension's speed: `npm run bench -w nbflow-vscode`, after `npm run build`. */
await import("./keystroke.mjs");
await import("./activation.mjs");
