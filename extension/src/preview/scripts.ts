import type { Disposable, Event, TextDocumentContentProvider, Uri } from "vscode";
import type { Editor } from "../editor.js";
import { previewedNotebook, previewOf, previewScheme } from "../files/index.js";
import type { Language } from "../language-client/index.js";
import type { ScriptAnswer, ScriptSpan } from "../language-protocol/index.js";

/** The scripts that previews show, and where the cells' lines stand in each. */
export interface Scripts extends Disposable {
  /** Where the lines of a notebook's cells stand in the preview that was shown last. */
  spans(notebook: Uri): readonly ScriptSpan[];
  /** A preview has another text; the notebook's URI. */
  readonly onDidShow: Event<Uri>;
}

export function makeScripts({ vscode }: Editor, language: Language): Scripts {
  const spans = new Map<string, readonly ScriptSpan[]>();
  const shown = new vscode.EventEmitter<Uri>();
  const changed = new vscode.EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => {
      const notebook = previewedNotebook(vscode, uri);
      if (!notebook) return "";
      const answer = await language.script(notebook);
      spans.set(notebook.toString(), answer.kind === "script" ? answer.spans : []);
      return textOf(answer);
    },
  };
  const listeners = [
    shown,
    changed,
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, provider),
    language.onDidAnalyse((notebook) => changed.fire(previewOf(vscode.Uri.parse(notebook)))),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      const notebook = previewedNotebook(vscode, uri);
      if (notebook) shown.fire(notebook);
    }),
  ];
  return {
    spans: (notebook) => spans.get(notebook.toString()) ?? [],
    onDidShow: shown.event,
    dispose: () => listeners.forEach((listener) => listener.dispose()),
  };
}

function textOf(answer: ScriptAnswer): string {
  switch (answer.kind) {
    case "script":
      return answer.text;
    case "refused":
      return `// ${answer.message}\n// ${answer.hint}\n`;
    case "unknown":
      return "// Open the notebook to see what it becomes.\n";
  }
}
