import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { errorText, type Client, type Deployment, type FlowRun, type Json } from "../client/index.js";
import { fieldsOf, valueOf, type ParameterField } from "./parameter-fields.js";

interface RunDialogProps {
  readonly client: Client;
  readonly deployment: Deployment;
  readonly onClose: () => void;
  readonly onStarted: (run: FlowRun) => void;
}

/** Asks for a deployment's parameters, and runs it. */
export function RunDialog({ client, deployment, onClose, onStarted }: RunDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const fields = useMemo(() => fieldsOf(deployment.parameterSchema, deployment.parameters), [deployment]);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  async function start(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const given = fields.flatMap((field): [string, Json][] => {
        const value = valueOf(field, texts[field.name] ?? field.text);
        return value === undefined ? [] : [[field.name, value]];
      });
      onStarted(await client.runDeployment(deployment.id, Object.fromEntries(given)));
    } catch (failed) {
      setError(errorText(failed));
      setBusy(false);
    }
  }

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="run-dialog-title" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <h2 id="run-dialog-title">
          Run {deployment.flowName}/{deployment.name}
        </h2>
        {fields.length === 0 ? <p class="dim">It takes no parameters.</p> : null}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            text={texts[field.name] ?? field.text}
            onText={(text) => setTexts({ ...texts, [field.name]: text })}
          />
        ))}
        {error === null ? null : (
          <p class="action-error" role="alert">
            {error}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={busy}>
            Run
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface FieldProps {
  readonly field: ParameterField;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Field({ field, text, onText }: FieldProps) {
  const { name, label, description, kind, choices, isRequired } = field;
  const id = `parameter-${name}`;
  const about = description === null ? undefined : `${id}-about`;
  const options = kind === "boolean" ? ["true", "false"] : choices;
  return (
    <div class="field">
      <label for={id}>
        {label}
        {isRequired ? "" : <span class="dim"> optional</span>}
      </label>
      {options.length > 0 ? (
        <select
          id={id}
          value={text}
          aria-describedby={about}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
        >
          {isRequired ? null : <option value="">as the flow has it</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={text}
          aria-describedby={about}
          inputMode={kind === "number" || kind === "integer" ? "decimal" : undefined}
          class={kind === "json" ? "mono" : undefined}
          onInput={({ currentTarget }) => onText(currentTarget.value)}
        />
      )}
      {description === null ? null : (
        <p id={about} class="dim small-text">
          {description}
        </p>
      )}
    </div>
  );
}
