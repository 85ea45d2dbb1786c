import * as vscode from "vscode";
import { wire } from "./wire.js";

export function activate(context: vscode.ExtensionContext): void {
  wire(vscode, context);
}
