import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { errorText, type Client, type OfRun } from "../client/index.js";
import { EMPTY, withLines, type LogBuffer } from "../model/log-buffer.js";

const FIRST = 1000;
const MORE = 2000;

export interface Logs {
  readonly buffer: LogBuffer;
  /** Null until the first lines have come. */
  readonly isThere: boolean;
  readonly error: string | null;
  /** Reads lines before those that are there. */
  readonly loadOlder: () => void;
  readonly isLoading: boolean;
}

/** A run's log: the newest lines, those that come, and those before as they are asked for. */
export function useLogs(client: Client, of: OfRun, minLevel: number): Logs {
  const [buffer, setBuffer] = useState<LogBuffer>(EMPTY);
  const [isThere, setIsThere] = useState(false);
  const [isLoading, setIsLoading] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const key = `${JSON.stringify(of)} ${minLevel}`;
  const latest = useRef({ key, count: 0, loading: false });
  latest.current.count = buffer.lines.length;

  useEffect(() => {
    let isGone = false;
    latest.current = { key, count: 0, loading: false };
    setBuffer(EMPTY);
    setIsThere(false);
    setError(null);
    const stop = client.followLogs({ ...of, minLevel }, (lines) => {
      if (!isGone) setBuffer((before) => withLines(before, lines));
    });
    async function begin(): Promise<void> {
      try {
        const lines = await client.logs({ ...of, minLevel, limit: FIRST });
        if (isGone) return;
        setBuffer((before) => withLines(before, lines, lines.length === FIRST));
        setIsThere(true);
      } catch (failed) {
        if (!isGone) setError(errorText(failed));
      }
    }
    void begin();
    return () => {
      isGone = true;
      stop();
    };
    // what is asked stands in the key
  }, [client, key]);

  const loadOlder = useCallback(() => {
    const mine = latest.current;
    async function load(): Promise<void> {
      mine.loading = true;
      setIsLoading(true);
      try {
        const lines = await client.logs({ ...of, minLevel, limit: MORE, skip: mine.count });
        if (latest.current.key === key)
          setBuffer((before) => withLines(before, lines, lines.length === MORE));
      } catch (failed) {
        setError(errorText(failed));
      } finally {
        mine.loading = false;
        setIsLoading(false);
      }
    }
    if (!mine.loading) void load();
  }, [client, key]);

  return { buffer, isThere, error, loadOlder, isLoading };
}
