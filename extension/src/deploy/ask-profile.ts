import type { Editor } from "../editor.js";
import { listOf, type CommandLine } from "./command-line.js";

const another = "$(add) Another server…";

/** The profile whose server the flow goes to: one that there is, or one that is made now. */
export async function askProfile(editor: Editor, nbflow: CommandLine): Promise<string | undefined> {
  const profiles = listOf(await nbflow.json(["profile", "ls", "--json"]), ["name", "of", "apiUrl"]);
  const items = [
    ...profiles.map(({ name, of, apiUrl, active }) => ({
      label: name,
      description: [of === "nbflow" ? [] : [`of ${of}`], active === true ? ["in use"] : []].flat().join(", "),
      detail: apiUrl,
    })),
    { label: another },
  ];
  const title = "Deploy to which server?";
  const picked =
    profiles.length === 0 ? { label: another } : await editor.vscode.window.showQuickPick(items, { title });
  return picked?.label === another
    ? makeProfile(
        editor,
        nbflow,
        profiles.map(({ name }) => name),
      )
    : picked?.label;
}

/** The key goes through standard input, so that no list of processes shows it, to a file that its user alone can read. */
async function makeProfile(
  { vscode }: Editor,
  nbflow: CommandLine,
  known: readonly string[],
): Promise<string | undefined> {
  const { window } = vscode;
  const url = await window.showInputBox({
    title: "The server's API",
    prompt: "Its address, such as https://flows.example.com/api",
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^https?:\/\/[^\s/]+/u.test(text.trim()) ? undefined : "An address begins with http:// or https://.",
  });
  if (url === undefined) return undefined;
  const name = await window.showInputBox({
    title: "A name for the server",
    value: URL.canParse(url.trim()) ? new URL(url.trim()).hostname : "",
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (!/^[\w.-]+$/u.test(text)) return 'It is of letters, digits, "-", "_" and ".".';
      return known.includes(text) ? `There is a profile ${text} already.` : undefined;
    },
  });
  if (name === undefined) return undefined;
  const key = await window.showInputBox({
    title: "The API key",
    prompt: "Leave it empty where the server asks for none",
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return undefined;
  const make = ["profile", "create", name, "--api-url", url.trim()];
  if (key === "") await nbflow.run(make);
  else await nbflow.run([...make, "--api-key", "-"], { input: key });
  return name;
}
