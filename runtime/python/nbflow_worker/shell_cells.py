"""Shell lines and cells without IPython: `!cmd`, `x = !cmd`, `%%bash`, `%%sh`, `%%writefile`, with the text that IPython gives."""
import ast
import os
import re
import shlex
import string
import subprocess
import sys
import threading

CELL = re.compile(r"%%(bash|sh|writefile|file)\b[ \t]*([^\n]*)(?:\n|$)")
LINE = re.compile(r"(?P<indent>[ \t]*)(?:(?P<target>[\w.,\[\]'\" ]+?)[ \t]*=[ \t]*)?!(?P<command>.*)$", re.DOTALL)
DOLLAR = re.compile(r"\$(\$?[\w.]+)")

RUN = "__nbflow_run_shell__"
LINES = "__nbflow_shell_lines__"


class Unsupported(Exception):
    """An option that only IPython has."""


class ShellLines(list):
    """What `x = !cmd` gives: its lines, also as one text."""

    @property
    def l(self):
        return self

    @property
    def n(self):
        return "\n".join(self)

    @property
    def s(self):
        return " ".join(self)


def run_cell(source, namespace):
    """Runs a cell that is a shell's script or a file's text; False where it is none."""
    start = len(source) - len(source.lstrip())
    found = CELL.match(source, start)
    if found is None:
        return False
    name, words = found.group(1), expanded(found.group(2).strip(), namespace)
    body = source[found.end() :]
    if not body.endswith("\n"):
        body += "\n"
    if name in ("writefile", "file"):
        write_file(words, body)
    else:
        run_script(name, words, body, namespace)
    return True


def write_file(words, body):
    words = shlex.split(words)
    append = "-a" in words or "--append" in words
    paths = [word for word in words if word not in ("-a", "--append")]
    if len(paths) != 1:
        raise Unsupported("%%writefile takes one file")
    path = os.path.expanduser(paths[0])
    exists = os.path.exists(path)
    print("%s %s" % ("Appending to" if append and exists else "Overwriting" if exists else "Writing", path))
    with open(path, "a" if append else "w", encoding="utf-8") as file:
        file.write(body)


def run_script(program, words, body, namespace):
    out, error, raises, rest = None, None, True, shlex.split(words)
    arguments = []
    while rest:
        word = rest.pop(0)
        if word in ("--out", "--err") and rest:
            if word == "--out":
                out = rest.pop(0)
            else:
                error = rest.pop(0)
        elif word == "--no-raise-error":
            raises = False
        elif word in ("--bg", "--proc", "--raise-error"):
            raise Unsupported("%%%%%s %s needs IPython" % (program, word))
        else:
            arguments.append(word)
    kept = {"stdout": [] if out else None, "stderr": [] if error else None}
    process = subprocess.Popen(
        [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    pumps = [
        threading.Thread(target=pump, args=(getattr(process, name), getattr(sys, name), kept[name]), daemon=True)
        for name in ("stdout", "stderr")
    ]
    for thread in pumps:
        thread.start()
    sent = body.encode("utf-8", "replace")
    try:
        process.stdin.write(sent)
        process.stdin.close()
    except BrokenPipeError:
        pass
    wait(process)
    for thread in pumps:
        thread.join()
    if out:
        namespace[out] = "".join(kept["stdout"])
    if error:
        namespace[error] = "".join(kept["stderr"])
    if raises and process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, sent, None, None)


def pump(pipe, stream, kept):
    for line in pipe:
        text = line.decode("utf-8", "replace")
        if kept is None:
            stream.write(text)
            stream.flush()
        else:
            kept.append(text)


def wait(process):
    try:
        process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise


def run_line(command, namespace):
    """`!cmd`: what it prints to either stream goes to stdout, as on a terminal."""
    command = expanded(command, namespace)
    sys.stdout.flush()
    process = subprocess.Popen(
        ["sh", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    pump(process.stdout, sys.stdout, None)
    wait(process)
    code = process.returncode
    namespace["_exit_code"] = code


def lines_of(command, namespace):
    """`x = !cmd`."""
    done = subprocess.run(
        ["sh", "-c", expanded(command, namespace)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return ShellLines(done.stdout.decode("utf-8", "replace").splitlines())


def expanded(text, namespace):
    """With `{expression}` and `$name` replaced, unless one of them fails: then the text is the shell's as it stands."""
    try:
        parts = []
        for literal, field, spec, conversion in string.Formatter().parse(text):
            parts.append(DOLLAR.sub(lambda found: dollar(found.group(1), namespace), literal))
            if field is not None:
                value = eval(field, namespace)
                if conversion:
                    value = {"r": repr, "s": str, "a": ascii}[conversion](value)
                parts.append(format(value, spec))
        return "".join(parts)
    except Exception:
        return text


def dollar(name, namespace):
    return name if name.startswith("$") else str(eval(name, namespace))


def with_calls(source, name):
    """
    The cell with its shell lines as calls, line for line. Only a line at which Python itself stops is taken for one, so that
    a text that looks like one stays a text. None where something else is in the way.
    """
    lines = source.split("\n")
    for _ in range(len(lines) + 1):
        try:
            ast.parse("\n".join(lines), name)
            return "\n".join(lines)
        except SyntaxError as error:
            if error.lineno is None or not call_at(lines, error.lineno - 1):
                return None
    return None


def call_at(lines, at):
    if at >= len(lines):
        return False
    end = at
    while lines[end].endswith("\\") and end + 1 < len(lines):
        end += 1
    command = "\n".join(lines[at : end + 1]).replace("\\\n", "")
    found = LINE.match(command)
    if found is None or found.group("command").startswith("="):
        return False
    target = found.group("target")
    function, lead = (RUN, "") if target is None else (LINES, "%s = " % target.strip())
    text = found.group("command")
    if text.startswith("!") and target is None:
        # `!!cmd` shows its lines.
        function, text = LINES, text[1:]
    lines[at] = "%s%s%s(%r)" % (found.group("indent"), lead, function, text)
    lines[at + 1 : end + 1] = [""] * (end - at)
    return True
