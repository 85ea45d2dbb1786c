/** Listens to what does not happen here, or offers what nobody asks for. */
export const never = () => ({ dispose: () => undefined });
