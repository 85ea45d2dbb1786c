import type { Library } from "../library.js";
import { globals } from "./globals.js";
import { nodeModules } from "./node.js";

/** All that is known of JavaScript, Deno and Node. */
export const javascriptLibraries: readonly Library[] = [globals, ...nodeModules];
