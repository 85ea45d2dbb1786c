import type { Connect } from "./language.js";

export { makeLanguage, type Connect, type Language } from "./language.js";

/** The client of the language server; its code is loaded with the first notebook. */
export const connectServer: Connect = async (editor, onBecomes) => {
  const { connect } = await import("./connect.js");
  return connect(editor, onBecomes);
};
