import { Type } from "typebox";
import { common, labels, list, maybe, named, opt, safeName, strict, tags } from "../schema/kit.js";

export const FLOW = named(
  "Flow",
  Type.Object({ ...common, name: safeName(), tags: opt(tags()), labels: maybe(labels()) }),
);
export const FLOW_CREATE = named(
  "FlowCreate",
  strict({ name: safeName(), tags: opt(tags()), labels: maybe(labels()) }),
);
export const FLOW_UPDATE = named("FlowUpdate", strict({ tags: opt(tags()) }));
export const FLOW_LIST = list(FLOW);
