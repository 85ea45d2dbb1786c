import { chromium, type FrameLocator, type Locator, type Page } from "playwright-core";
import { screenshots } from "./paths.js";

/** A VS Code window, by what a person sees and does in it. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the window is there and its extensions are registered, which comes later: only then has it our commands. */
  async ready(): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    while (!(await this.#search("nbflow: Convert notebook", 2_000))) await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
    await this.#palette.waitFor({ state: "hidden" });
  }

  /**
   * Loads the window anew; what is open in it comes back. By VS Code's own command, as a reload of the browser's may come before it has
   * kept which pages are open.
   */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.runCommand("Developer: Reload Window");
    await loaded;
    await this.page.locator(".activitybar").waitFor();
  }

  /** Answers VS Code's question about the folder with no. */
  async distrust(): Promise<void> {
    await this.dialog("Do you trust the authors").getByRole("button", { name: "No, I don't trust" }).click();
  }

  file(name: string): Locator {
    return this.page.locator(".explorer-folders-view").getByRole("treeitem", { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.locator(".tabs-container .tab", { hasText: name });
  }

  /** The code cells that are in view; text cells are drawn elsewhere. */
  get cells(): Locator {
    return this.page.locator(".notebook-editor .monaco-list-row.code-cell-row");
  }

  /** What stands under a code cell. */
  cellStatus(text: string | RegExp): Locator {
    return this.page.locator(".cell-statusbar-container .cell-status-item", { hasText: text });
  }

  /** The marks of warnings under words. */
  get warnings(): Locator {
    return this.page.locator(".squiggly-warning");
  }

  get errors(): Locator {
    return this.page.locator(".squiggly-error");
  }

  /** The marks of what is only told. */
  get hints(): Locator {
    return this.page.locator(".squiggly-info");
  }

  /** What stands at the side of each code cell that was run: `[3]`. */
  executionOrders(): Promise<readonly string[]> {
    return this.cells.locator(".execution-count-label").allInnerTexts();
  }

  /** The count of problems in the status bar. */
  problems({ errors = 0, warnings = 0 }): Locator {
    const text = new RegExp(`^\\D*${errors}\\D+${warnings}\\D*$`);
    return this.page.locator("[id='status.problems']", { hasText: text });
  }

  /** What floats where the pointer or the cursor is. */
  hover(text: string | RegExp): Locator {
    return this.page.locator(".monaco-hover:visible, .workbench-hover:visible", { hasText: text });
  }

  /** Points at the first warning until what it says shows: pointing while the editor is drawn anew shows nothing. */
  async hoverWarning(text: string): Promise<void> {
    do {
      await this.page.mouse.move(0, 0);
      await this.warnings.first().hover({ force: true });
    } while (!(await happens(this.hover(text).waitFor({ timeout: 3_000 }))));
  }

  /** Takes the first cure for the first problem of a code cell, which must be this one. */
  async quickFix(cell: number, title: string): Promise<void> {
    await this.cells
      .nth(cell - 1)
      .locator(".view-lines")
      .click();
    await this.page.keyboard.press("Control+Home");
    await this.runCommand("Go to Next Problem (Error, Warning, Info)");
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Control+.");
    await this.page.locator(".action-widget .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.screenshot("quick-fix");
    await this.page.keyboard.press("Enter");
  }

  /** Selects a code cell as a whole; the first is 1. */
  async selectCell(number: number): Promise<void> {
    await this.cells
      .nth(number - 1)
      .locator(".view-lines")
      .click();
    await this.page.keyboard.press("Escape");
  }

  async changeLanguage(cell: number, language: string): Promise<void> {
    await this.selectCell(cell);
    await this.runCommand("Notebook: Change Cell Language");
    await this.#palette.locator("input[type=text]").fill(language);
    await this.#found(language).click();
  }

  /** The text of a script that is open in an editor. */
  script(name: string): Locator {
    return this.page.locator(`.monaco-editor[data-uri$="${name}"] .view-line`).first();
  }

  /** A line of text in an editor; a script's, not a notebook's cell's. */
  line(text: string, where: "script" | "notebook"): Locator {
    const editor = where === "script" ? ".editor-instance > .monaco-editor" : ".notebook-editor";
    return this.page.locator(`${editor} .view-line`, { hasText: text });
  }

  /** What stands over lines of a script to be clicked, by its text. */
  lens(text: string): Locator {
    return this.page.locator(".codelens-decoration a", { hasText: new RegExp(`^\\s*${text}$`) });
  }

  /** The first of the script's lines that stand out; none where none does. */
  async highlighted(): Promise<readonly string[]> {
    const line = await this.#lineAt(".editor-instance > .monaco-editor", ".view-overlays [class*='ced-']");
    return line === undefined ? [] : [line];
  }

  /** The text of the line that the cursor is on; none where no editor has the focus. */
  async cursorLine(): Promise<string> {
    return (await this.#lineAt(".monaco-editor.focused", ".cursors-layer .cursor")) ?? "";
  }

  /** The text of the line that the first of the marks stands at, in the last such editor. Seen at once: an editor is drawn anew. */
  #lineAt(editors: string, marks: string): Promise<string | undefined> {
    return this.page.locator("body").evaluate(
      (body, wanted) => {
        const editor = [...body.querySelectorAll(wanted.editors)].at(-1);
        const boxes = (selector: string) =>
          [...(editor?.querySelectorAll(selector) ?? [])].map((one) => ({
            text: one.textContent,
            box: one.getBoundingClientRect(),
          }));
        const top = Math.min(...boxes(wanted.marks).map(({ box }) => box.top));
        const line = boxes(".view-line").find(({ box }) => Math.abs(box.top - top) < box.height / 2);
        return line?.text?.replaceAll("\u00a0", " ");
      },
      { editors, marks },
    );
  }

  /** A button in the title of the active editor. */
  editorButton(name: string): Locator {
    return this.page.locator(".editor-group-container.active .editor-actions").getByRole("button", { name });
  }

  notebookButton(name: string): Locator {
    return this.page.locator(".notebook-toolbar-container").getByRole("button", { name });
  }

  /** What stands in the terminal, with soft-wrapped lines joined. */
  get terminal(): Locator {
    return this.page.locator(".terminal-wrapper.active .xterm-rows");
  }

  async terminalText(): Promise<string> {
    const rows = await this.page.locator(".terminal-wrapper.active .xterm-rows > div").allInnerTexts();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd()).join("\n");
  }

  /** Opens the view of runs from the bar at the side. */
  async openRuns(): Promise<void> {
    await this.page.locator(".activitybar").getByRole("tab", { name: "nbflow" }).click();
  }

  /** Opens one of the views below each other in the side bar. */
  async openView(name: string): Promise<void> {
    await this.page.locator(".pane-header").getByText(name, { exact: true }).click();
  }

  /** What stands in a view that has nothing else to show. */
  welcome(text: string): Locator {
    return this.page.locator(".welcome-view-content", { hasText: text });
  }

  /** Lines of the tree of runs, by what a screen reader says of them. */
  run(label: RegExp): Locator {
    return this.page.locator(".tree-explorer-viewlet-tree-view").getByRole("treeitem", { name: label });
  }

  /** Lines of the tree of one of the views below each other. */
  inView(view: string, label: RegExp): Locator {
    const pane = this.page.locator(".pane", {
      has: this.page.locator(".pane-header").getByText(view, { exact: true }),
    });
    return pane.getByRole("treeitem", { name: label });
  }

  async expandRun(run: Locator): Promise<void> {
    await run.locator(".monaco-tl-twistie").click();
  }

  /** A page of nbflow's that is in view, the first or one of several beside each other; notebooks have webviews too. */
  webview(index = 0): FrameLocator {
    const ours = 'iframe.webview.ready[src*="extensionId=nbflow"]:visible';
    return this.page.locator(ours).nth(index).contentFrame().frameLocator("iframe#active-frame");
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator(".notification-toast", { hasText: text });
  }

  dialog(text: string | RegExp): Locator {
    return this.page.locator(".monaco-dialog-box", { hasText: text });
  }

  statusBar(text: string | RegExp): Locator {
    return this.page.locator(".statusbar-item", { hasText: text });
  }

  async openNotebook(name: string): Promise<void> {
    await this.file(name).dblclick();
    await this.cells.first().waitFor();
  }

  /** Types a line at the end of a code cell; the first is 1. */
  async typeIntoCell(number: number, line: string): Promise<void> {
    await this.cells
      .nth(number - 1)
      .locator(".view-lines")
      .click();
    await this.page.keyboard.press("Control+End");
    await this.page.keyboard.type(`\n${line}`);
  }

  /** Chooses from the menu that a right click on a file opens, which ignores a click in its first moment. */
  async chooseInExplorer(file: string, item: string): Promise<void> {
    await this.file(file).click({ button: "right" });
    const entry = this.page.locator(".monaco-menu").getByRole("menuitem", { name: item });
    do await happens(entry.click({ timeout: 1_000 }));
    while (!(await happens(entry.waitFor({ state: "hidden", timeout: 1_000 }))));
  }

  /** What VS Code says an extension's activation took, in milliseconds; undefined where it has not been activated. */
  async activationTime(extension: string): Promise<number | undefined> {
    // Tall enough that the list shows every extension.
    await this.page.setViewportSize({ width: 1440, height: 3_000 });
    await this.runCommand("Developer: Show Running Extensions");
    const list = this.page.locator(".runtime-extensions-editor .monaco-list-row");
    await list.first().waitFor();
    const row = list.filter({ has: this.page.locator(".name", { hasText: new RegExp(`^${extension}$`) }) });
    if ((await row.count()) === 0) return undefined;
    const text = await row.locator(".activation-time").innerText();
    const time = /(\d+)ms/.exec(text)?.[1];
    return time === undefined ? undefined : Number(time);
  }

  /** Chooses an entry of the list that is asked with. */
  async choose(entry: string): Promise<void> {
    await this.#found(entry).click();
  }

  /** Types an answer into the question that is asked, and sends it off. */
  async answer(text: string): Promise<void> {
    await this.#palette.locator("input:is([type=text], [type=password])").fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Answers once it is this that is asked, by its title or what stands below it. */
  async answerTo(question: string, text: string): Promise<void> {
    await this.#palette.filter({ hasText: question }).waitFor();
    await this.answer(text);
  }

  /** From light to dark, or back. */
  async toggleTheme(): Promise<void> {
    const dark = this.page.locator(".monaco-workbench.vs-dark");
    const was = await dark.count();
    await this.runCommand("Preferences: Toggle between Light/Dark Themes");
    await dark.waitFor({ state: was === 0 ? "visible" : "detached" });
  }

  /** Runs a command from the palette, by its title. */
  async runCommand(title: string): Promise<void> {
    while (!(await this.#search(title, 5_000))) await this.page.keyboard.press("Escape");
    await this.#found(title).click();
  }

  get #palette(): Locator {
    return this.page.locator(".quick-input-widget");
  }

  #found(title: string): Locator {
    return this.#palette.locator(".monaco-list-row", { hasText: title }).first();
  }

  /** Types into the palette; false where it does not show the command in time, as while extensions are still loading. */
  async #search(title: string, timeout: number): Promise<boolean> {
    await this.page.keyboard.press("F1");
    await this.#palette.locator("input[type=text]").fill(`>${title}`);
    return happens(this.#found(title).waitFor({ timeout }));
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `${screenshots}/${name}.png` });
  }
}

const happens = (waiting: Promise<void>): Promise<boolean> =>
  waiting.then(
    () => true,
    () => false,
  );

export const launch = (options: Parameters<typeof chromium.launch>[0]) => chromium.launch(options);
