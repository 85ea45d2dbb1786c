import { createConverter } from "@nbflow/converter";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "./serve.js";

const connection = createConnection(ProposedFeatures.all);
serve(connection, createConverter());
connection.listen();
