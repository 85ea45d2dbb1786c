import { useEffect, useMemo, useState } from "preact/hooks";
import { httpClient, tryKey } from "../client/index.js";
import { Empty } from "../parts/empty.js";
import { RunPage } from "../run-page/run-page.js";
import { DeploymentsPage } from "./deployments-page.js";
import { FlowsPage } from "./flows-page.js";
import { keptKey, keepKey } from "./kept-key.js";
import { Login } from "./login.js";
import { PoolsPage } from "./pools-page.js";
import { hrefOfRun } from "./route.js";
import { RunsPage } from "./runs-page.js";
import { Shell } from "./shell.js";
import { useRoute } from "./use-route.js";

const TITLES = {
  runs: "Runs",
  run: "Run",
  flows: "Flows",
  deployments: "Deployments",
  pools: "Work pools",
  nowhere: "Not here",
} as const;

/** The dashboard of the server that it came from. */
export function App() {
  const navigation = useRoute();
  const { route, onLink } = navigation;
  const [key, setKey] = useState(keptKey);
  const [isLocked, setIsLocked] = useState(false);
  const client = useMemo(
    () =>
      httpClient({
        url: `${location.origin}/api`,
        key,
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          if (response.status === 401) setIsLocked(true);
          return response;
        },
        socket: (url) => new WebSocket(url, "prefect"),
      }),
    [key],
  );

  useEffect(() => {
    document.title = `${TITLES[route.page]} · nbflow`;
  }, [route.page]);

  if (isLocked) {
    return (
      <Login
        wasWrong={key !== null}
        onKey={async (given) => {
          // one request alone: a server lets nobody try many
          await tryKey({ url: `${location.origin}/api`, key: given, fetch: (url, init) => fetch(url, init) });
          keepKey(given);
          setKey(given);
          setIsLocked(false);
        }}
      />
    );
  }
  const leave =
    key === null
      ? null
      : () => {
          keepKey(null);
          setKey(null);
          setIsLocked(true);
        };
  return (
    <Shell client={client} navigation={navigation} onLeave={leave}>
      {route.page === "run" ? (
        <RunPage
          key={route.id}
          client={client}
          flowRunId={route.id}
          surroundings={{ openCell: null, resume: null, hrefOf: hrefOfRun, onLink, runsHref: "/runs" }}
        />
      ) : route.page === "runs" ? (
        <RunsPage client={client} filter={route.filter} navigation={navigation} />
      ) : route.page === "flows" ? (
        <FlowsPage client={client} navigation={navigation} />
      ) : route.page === "deployments" ? (
        <DeploymentsPage client={client} navigation={navigation} />
      ) : route.page === "pools" ? (
        <PoolsPage client={client} />
      ) : (
        <Empty title="There is no such page" />
      )}
    </Shell>
  );
}
