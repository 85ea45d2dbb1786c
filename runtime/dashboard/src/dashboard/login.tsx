import { useState } from "preact/hooks";
import { errorText, type ClientError } from "../client/index.js";
import { Logo } from "./logo.js";

interface LoginProps {
  /** There was a key, and the server did not take it. */
  readonly wasWrong: boolean;
  /** Rejects with a ClientError where the server does not take it. */
  readonly onKey: (key: string) => Promise<void>;
}

const UNKNOWN = "The server does not know this key.";

/** Asks for the API key that the server wants. */
export function Login({ wasWrong, onKey }: LoginProps) {
  const [key, setKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(wasWrong ? UNKNOWN : null);

  async function signIn(): Promise<void> {
    setBusy(true);
    try {
      await onKey(key.trim());
    } catch (failed) {
      setError((failed as ClientError).code === "unauthorized" ? UNKNOWN : errorText(failed));
      setBusy(false);
    }
  }
  return (
    <main class="login">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== "") void signIn();
        }}
      >
        <Logo />
        <h1>Sign in</h1>
        <p class="dim">This server asks for an API key.</p>
        <label for="api-key">API key</label>
        <input
          id="api-key"
          type="password"
          autocomplete="current-password"
          required
          value={key}
          aria-invalid={error !== null}
          aria-describedby="key-help"
          onInput={({ currentTarget }) => setKey(currentTarget.value)}
        />
        <p
          id="key-help"
          class={error === null ? "dim" : "action-error"}
          role={error === null ? undefined : "alert"}
        >
          {error ?? "It stays in this tab, until that is closed."}
        </p>
        <button type="submit" class="primary" disabled={busy}>
          Sign in
        </button>
        <p class="dim small-text">
          Whoever runs the server makes one: <code>nbflow server key create NAME --role run</code>
        </p>
      </form>
    </main>
  );
}
