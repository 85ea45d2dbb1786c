import type { QuickPickItem } from "vscode";
import type { Editor } from "../../editor.js";
import type { FlowParameter } from "./flow-schema.js";
import { readTyped, shownValue } from "./parameter-value.js";

export type Values = Readonly<Record<string, unknown>>;

export interface Question {
  readonly title: string;
  /** The first entry, which takes the values as they are: `$(play) Run`. */
  readonly go: string;
}

/** To run a flow with these values. */
export const toRun = (flow: string): Question => ({ title: `Run ${flow}`, go: "$(play) Run" });

interface Choice extends QuickPickItem {
  readonly parameter?: FlowParameter;
}

/**
 * Asks for values: a list of the parameters, each with the value that it would have, of which any can be
 * changed before the first entry goes on. Undefined where the person goes on with nothing.
 */
export async function askParameters(
  { vscode }: Pick<Editor, "vscode">,
  question: Question,
  parameters: readonly FlowParameter[],
  before: Values,
): Promise<Values | undefined> {
  let values: Values = before;
  for (;;) {
    const missing = parameters.find(
      (one) => one.required && one.default === undefined && !(one.name in values),
    );
    const picked = missing
      ? { label: missing.name, parameter: missing }
      : await vscode.window.showQuickPick<Choice>(choicesOf(question.go, parameters, values), {
          title: question.title,
          placeHolder: "Go on, or choose a parameter to set",
          matchOnDescription: true,
        });
    if (!picked) return undefined;
    if (!picked.parameter) return values;
    const { parameter } = picked;
    const value = await askValue({ vscode }, parameter, values[parameter.name] ?? parameter.default);
    if (value === undefined && missing) return undefined;
    if (value !== undefined) values = withValue(values, parameter, value);
  }
}

function choicesOf(go: string, parameters: readonly FlowParameter[], values: Values): Choice[] {
  const set = parameters.filter(({ name }) => name in values).length;
  const first = { label: go, description: set === 0 ? "with the defaults" : `with ${set} set` };
  return [
    first,
    ...parameters.map((parameter) => {
      const { name, types, description } = parameter;
      const isSet = name in values;
      const value = isSet ? values[name] : parameter.default;
      return {
        label: `${isSet ? "$(edit)" : "$(circle-outline)"} ${name}`,
        description: value === undefined ? "not set" : shownValue(parameter, value),
        detail: [types.join(" or "), description].filter((text) => text !== "").join(" · "),
        parameter,
      };
    }),
  ];
}

/** A value that is the default is not given: a later default of the notebook's then counts. */
function withValue(values: Values, parameter: FlowParameter, value: unknown): Values {
  const { [parameter.name]: _before, ...others } = values;
  const isDefault = JSON.stringify(value) === JSON.stringify(parameter.default);
  return isDefault ? others : { ...others, [parameter.name]: value };
}

async function askValue(
  { vscode }: Pick<Editor, "vscode">,
  parameter: FlowParameter,
  now: unknown,
): Promise<unknown> {
  const { name, choices, types, description } = parameter;
  const title = [name, types.join(" or ")].filter((text) => text !== "").join(" · ");
  if (choices.length > 0) {
    const items = choices.map((value) => ({ label: shownValue(parameter, value), value }));
    return (await vscode.window.showQuickPick(items, { title, placeHolder: description }))?.value;
  }
  const typed = await vscode.window.showInputBox({
    title,
    prompt: description || `The value of ${name}`,
    value: now === undefined ? "" : shownValue(parameter, now),
    validateInput: (text) => {
      const read = readTyped(parameter, text);
      return read.kind === "wrong" ? read.why : undefined;
    },
  });
  if (typed === undefined) return undefined;
  const read = readTyped(parameter, typed);
  return read.kind === "value" ? read.value : undefined;
}
