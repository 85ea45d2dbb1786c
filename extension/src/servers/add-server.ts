import type { Editor } from "../editor.js";
import type { CommandLine } from "../nbflow-cli/index.js";
import { keepKey } from "./keys.js";

/**
 * Asks for a server and makes a profile of it, which the command line has too. Its key goes to the editor's store of secrets
 * alone. Gives the profile's name; undefined where the person wants none.
 */
export async function addServer(
  editor: Editor,
  nbflow: CommandLine,
  known: readonly string[],
): Promise<string | undefined> {
  const { window } = editor.vscode;
  const given = await window.showInputBox({
    title: "The server's API",
    prompt: "Its address, such as https://flows.example.com/api",
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^https?:\/\/[^\s/]+/u.test(text.trim()) ? undefined : "An address begins with http:// or https://.",
  });
  if (given === undefined) return undefined;
  const api = given.trim().replace(/\/+$/u, "");
  const name = await window.showInputBox({
    title: "A name for the server",
    value: URL.canParse(api) ? new URL(api).hostname : "",
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (!/^[\w.-]+$/u.test(text)) return 'It is of letters, digits, "-", "_" and ".".';
      return known.includes(text) ? `There is a profile ${text} already.` : undefined;
    },
  });
  if (name === undefined) return undefined;
  const key = await window.showInputBox({
    title: "The API key",
    prompt: "The key, or user:password. Leave it empty where the server asks for none",
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return undefined;
  await nbflow.run(["profile", "create", name, "--api-url", api]);
  if (key !== "") await keepKey(editor, api, key);
  return name;
}
