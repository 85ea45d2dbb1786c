import fc from "fast-check";
import { expect, test } from "vitest";
import { frame, FrameReader } from "../../../src/python/frames.js";

test("messages come out of the stream as they went in, however it is cut", () => {
  const message = fc.record({ op: fc.constant("reply"), id: fc.nat(), text: fc.string({ unit: "binary" }) });
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      (messages, cuts) => {
        const stream = Buffer.concat(messages.map(frame));
        const taken: unknown[] = [];
        const reader = new FrameReader((each) => taken.push(each));
        for (let at = 0, n = 0; at < stream.length; n++) {
          const next = at + (cuts[n % cuts.length] ?? 1);
          reader.push(stream.subarray(at, next));
          at = next;
        }
        expect(taken).toEqual(messages);
      },
    ),
    { numRuns: 40 },
  );
});
