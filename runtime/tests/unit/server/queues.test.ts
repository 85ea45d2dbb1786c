import { expect, test } from "vitest";
import { ok } from "./support/automations.js";
import { queueing } from "./support/queueing.js";
import { serve } from "./support/serve.js";

const FIRST = ["first 01:00", "first 02:00", "first 03:00"];
const REST = ["far 00:20", "last 00:10", "last 00:30"];

test("queues give what is due by their priority, as far as slots are free; not what tries again by itself", async () => {
  const server = await serve();
  const answers = await queueing((method, path, body) => ok(server, method, path, body));
  expect(answers).toEqual({
    "priorities of queues that are made": ["1 first", "2 default", "3 last", "9 far"],
    "priorities of one that moves back": ["1 first", "2 default", "4 gap", "9 last", "10 far"],
    "priorities of one that moves on": ["1 first", "2 far", "3 default", "9 last"],
    "due in all queues": [...FIRST, ...REST],
    "due of three": FIRST,
    "due of a queue": ["far 00:20"],
    "due by a time": ["first 01:00", "far 00:20", "last 00:30"],
    "due whenever": [...FIRST, ...REST],
    "due of a limited queue": ["first 01:00", "first 02:00", ...REST],
    "due where a slot is taken": ["first 02:00", ...REST],
    "due of a limited pool": ["first 02:00", "far 00:20"],
    "due where two of the pool's slots are taken": ["first 02:00"],
    "due where a queue is paused": ["far 00:20"],
    "due where the pool is paused": [],
    "one that tries again by itself": ["AwaitingRetry"],
    "due beside it": ["first 02:00", "first 03:00", "far 00:20", "last 00:30"],
    "due beside one that is to be tried again": [
      "first 02:00",
      "first 03:00",
      "far 00:20",
      "last 00:30",
      "last 00:10",
    ],
  });
});
