import { builtins } from "./builtins.js";
import type { Library } from "./library.js";

/** All that is known. */
export const libraries: readonly Library[] = [builtins];
