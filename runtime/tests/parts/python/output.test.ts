import { expect, test } from "vitest";
import { runner, textOf, worker } from "./support/workers.js";

test("a hundred megabytes of print arrive whole, and the interpreter waits for its reader", async () => {
  const run = runner(worker());
  const { outputs } = await run(`
line = "x" * 999
for _ in range(100_000):
    print(line)
import resource
`);
  expect(textOf(outputs)).toHaveLength(100_000_000);
  const peak = await run("print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)");
  expect(Number(textOf(peak.outputs))).toBeLessThan(700);
});

test("one print of a hundred megabytes, and as much from a subprocess", async () => {
  const run = runner(worker());
  expect(textOf((await run("print('y' * 100_000_000, end='')")).outputs)).toHaveLength(100_000_000);
  const { outputs } = await run(`
import subprocess, sys
subprocess.run([sys.executable, "-c", "print('z' * 50_000_000, end='')"]);
`);
  expect(textOf(outputs)).toHaveLength(50_000_000);
});

test("bytes that are no text do no harm", async () => {
  const run = runner(worker());
  const { outputs } = await run(`
import os
os.write(1, bytes(range(256)) * 1000)
print("after")
`);
  expect(textOf(outputs)).toMatch(/\uFFFD[^]*after\n$/u);
  expect(textOf((await run("print('well')")).outputs)).toBe("well\n");
});

test("text in any script, cut anywhere, comes out as it went in", async () => {
  const text = "é€😀漢字\u0000\u2028".repeat(20_000);
  const run = runner(worker());
  const { outputs } = await run(`
import os
text = ${JSON.stringify(text.slice(0, 9))} * 20_000
print(text, end="")
`);
  expect(textOf(outputs)).toBe(text.slice(0, 9).repeat(20_000));
  const raw = await run(`
data = text.encode("utf-8", "surrogatepass")
while data:
    data = data[os.write(1, data[:1001]):]
`);
  expect(textOf(raw.outputs)).toBe(text.slice(0, 9).repeat(20_000));
});

test("half of a surrogate pair is shown", async () => {
  const { outputs } = await runner(worker())(String.raw`print("a\ud800b")`);
  expect(textOf(outputs)).toBe("a\ud800b\n");
});

test("what C code, children and Python write keeps its order", async () => {
  const { outputs } = await runner(worker())(`
import os, subprocess, sys
for n in range(20):
    print("python", n)
    os.write(1, b"raw %d\\n" % n)
    print("again", n)
    sys.stdout.flush()
    if os.fork() == 0:
        print("child", n)
        sys.stdout.flush()
        os._exit(0)
    os.wait()
    subprocess.run(["echo", "program", str(n)])
`);
  const expected = Array.from({ length: 20 }, (_, n) => [
    `python ${n}`,
    `raw ${n}`,
    `again ${n}`,
    `child ${n}`,
    `program ${n}`,
  ]);
  expect(textOf(outputs).trim().split("\n")).toEqual(expected.flat());
});

test("what a child has written comes first also where it has been read and not yet handed on", async () => {
  const { outputs } = await runner(worker())(`
import gc, os, threading
gc.unfreeze()
capture = next(each for each in gc.get_objects() if type(each).__name__ == "Capture")
pipe = capture.pipes["stdout"][0]
hand_on = capture._sources[pipe]
read, printed = threading.Event(), threading.Event()
def later(data):
    read.set()
    printed.wait(0.5)
    hand_on(data)
capture._sources[pipe] = later
os.write(1, b"child\\n")
read.wait()
print("python", flush=True)
printed.set()
capture._sources[pipe] = hand_on
`);
  expect(textOf(outputs)).toBe("child\npython\n");
});

test("a cell may fork while its threads print", async () => {
  const { outputs, error } = await runner(worker())(`
import os, sys, threading
going = True
def print_on():
    while going:
        print("thread")
        os.write(1, b"raw\\n")
thread = threading.Thread(target=print_on)
thread.start()
for _ in range(50):
    pid = os.fork()
    if pid == 0:
        sys.stdout.write("child\\n")
        os._exit(0)
    os.waitpid(pid, 0)
going = False
thread.join()
`);
  expect(error).toBeNull();
  expect(textOf(outputs).split("child").length).toBeGreaterThan(50);
});

test("output comes while the cell runs", async () => {
  const seen: string[] = [];
  const { outputs } = await runner(worker())(
    "import time\nfor n in range(3):\n    print(n)\n    time.sleep(0.4)",
    (output) => seen.push(textOf([output])),
  );
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.join("")).toBe(textOf(outputs));
});

test("a display that is updated later changes the cell that showed it", async () => {
  const run = runner(worker());
  await run("shown = display('first', display_id=True)");
  const { outputs, changed } = await run("shown.update('second'); print('here')");
  expect(textOf(outputs)).toBe("here\n");
  expect([...changed]).toEqual([
    [1, [{ output_type: "display_data", data: { "text/plain": "'second'" }, metadata: {} }]],
  ]);
});

test("numbers in JSON displays are kept to the letter", async () => {
  const { outputs } = await runner(worker())(
    `display({"application/vnd.test+json": {"a": 1.0, "b": 1, "c": 12345678901234567890}}, raw=True)`,
  );
  expect(outputs[0]).toMatchObject({
    exact: { "application/vnd.test+json": '{"a": 1.0, "b": 1, "c": 12345678901234567890}' },
  });
});

test("cells are numbered as the notebook has them, in whatever order they run", async () => {
  const target = worker();
  const at = (cell: number, source: string) =>
    target.execute({ cell, source, mayRaise: false, count: cell }, () => {});
  await at(3, "'three'");
  const first = await at(1, "'one'");
  expect(first.executionCount).toBe(1);
  const { outputs } = await at(4, "print(Out[1], Out[3], _1, repr(In[1]), repr(In[3]))");
  expect(textOf(outputs)).toBe(`one three one "'one'" "'three'"\n`);
});
