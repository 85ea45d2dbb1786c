// Names of members of JavaScript's classes that code has no name for. No code can spell what begins so.

/** Before the name of what a class itself is asked for, as `instanceof` does. */
export const ofClass = "static ";

/** Before the name of what a setter sets. */
export const setter = "set ";

/** In the place of a name that is computed. */
export const computed = "computed";
