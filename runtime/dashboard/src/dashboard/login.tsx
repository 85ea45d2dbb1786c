import { useState } from "preact/hooks";
import { Logo } from "./logo.js";

interface LoginProps {
  /** There was a key, and the server did not take it. */
  readonly wasWrong: boolean;
  readonly onKey: (key: string) => void;
}

/** Asks for the API key that the server wants. */
export function Login({ wasWrong, onKey }: LoginProps) {
  const [key, setKey] = useState("");
  return (
    <main class="login">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== "") onKey(key.trim());
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
          aria-invalid={wasWrong}
          aria-describedby="key-help"
          onInput={({ currentTarget }) => setKey(currentTarget.value)}
        />
        <p id="key-help" class={wasWrong ? "action-error" : "dim"} role={wasWrong ? "alert" : undefined}>
          {wasWrong ? "The server does not know this key." : "It stays in this tab, until that is closed."}
        </p>
        <button type="submit" class="primary">
          Sign in
        </button>
        <p class="dim small-text">
          Whoever runs the server makes one: <code>nbflow server key create NAME --role run</code>
        </p>
      </form>
    </main>
  );
}
