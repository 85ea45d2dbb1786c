export interface Lack {
  readonly message: string;
  readonly hint: string;
}

/** What cells of Python need and the system has not; null where it has all. */
export function lackForPython(platform: string = process.platform): Lack | null {
  if (platform !== "win32") return null;
  return {
    message:
      "Cells of Python don't run on Windows itself: it has no process groups, signals and forks, by which they are interrupted and ended.",
    hint: "Run nbflow in WSL (`wsl --install`), with the Python of that. Tasks that are functions, converting and deploying need none of it.",
  };
}
