import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ZmtpSocket } from "../../../src/deno/zmtp.js";

const greeting = Buffer.alloc(64);
greeting.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3]);
greeting.write("NULL", 12, "latin1");
const ready = Buffer.concat([Buffer.from([0x04, 6, 5]), Buffer.from("READY")]);
const frame = (text: string) => Buffer.concat([Buffer.from([0, text.length]), Buffer.from(text)]);

/** A socket of ours, and the other side of its connection. */
async function connected() {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const taken: string[] = [];
  let tellGarbled = (): void => undefined;
  const garbled = new Promise<void>((resolve) => (tellGarbled = resolve));
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  const socket = new ZmtpSocket("SUB", port, (frames) => taken.push(frames.join("|")), tellGarbled);
  const [peer] = await accepted;
  onTestFinished(() => {
    socket.close();
    peer.destroy();
  });
  peer.write(Buffer.concat([greeting, ready]));
  await socket.ready;
  return { peer, taken, garbled };
}

test("what no longer comes in frames is said to be garbled, after all that came before it", async () => {
  const { peer, taken, garbled } = await connected();
  peer.write(
    Buffer.concat([
      frame("one"),
      frame("two"),
      Buffer.from("ééé, as part of the last came twice"),
      frame("three"),
    ]),
  );
  await garbled;
  expect(taken).toEqual(["one", "two"]);
});
