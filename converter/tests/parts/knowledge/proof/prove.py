"""
Calls what is said of a library, in the library itself, and looks whether it is so. One line of JSON for each entry on
standard input; one for each on standard output: how many calls were made, and what was found.
"""

import ast
import json
import os
import random
import signal
import sys
import tempfile
import time
import warnings

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
warnings.simplefilter("ignore")
os.environ.setdefault("MPLBACKEND", "agg")

import claims
import world
from fingerprint import fingerprint
from recipes import Recipes, resolve
from walk import reach, shared

SECONDS = 20
# Calls with each receiver of the arguments that are tried for all alike.
ENOUGH = 2
# How recipes name what has no name.
SIGNS = {"item": "[]", "iteration": "iter", "operation": "+", "call": "()"}


class Late(BaseException):
    """A call that takes too long."""


def late(*_):
    raise Late


def first_names(kind):
    return {
        "item": ["x[0]", "x[1:]"],
        "iteration": ["tuple(itertools.islice(iter(x), 3))"],
        "operation": ["x == x", "x + x", "-x", "x & x"],
        "call": ["x()"],
        "attribute": ["x.NAME"],
    }.get(kind, ["f()"])


def prove(entry, recipes):
    """All recipes of one entry: the calls that could be made, and what is wrong."""
    kind, behaviour = entry["kind"], entry["behaviour"]
    made, problems, errors = 0, [], []
    if kind in ("function", "otherwise function"):
        function = resolve(entry["path"])
        own = written = recipes.calls.get("functions", {}).get(entry["path"])
        trials = [(None, one) for one in own or [*recipes.any.get("functions", []), "f()"]]
    else:
        group, name = entry["type"], entry["name"]
        function = None
        key = name if kind in ("method", "attribute", "otherwise method") else SIGNS[kind]
        default = [one.replace("NAME", name) for one in first_names(kind)]
        written = recipes.calls.get(group, {}).get(key)
        if written is None:
            tried = default if kind in ("attribute", *SIGNS) else [*recipes.any.get(group, []), *default]
        else:
            tried = written
        trials = [(receiver, one) for receiver in recipes.receivers.get(group, []) for one in tried]
        if not recipes.receivers.get(group):
            errors.append(f"no recipe for the type {group}")
    seen, called = set(), {}
    for receiver, expression in trials:
        # What is tried for all alike need not be tried in all ways.
        if written is None and called.get(receiver, 0) >= ENOUGH:
            continue
        try:
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            try:
                found = attempt(entry, function, receiver, expression, recipes, made == 0)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except Late:
            errors.append(f"{expression}: takes over {SECONDS} s")
        except BaseException as error:
            errors.append(f"{receiver or ''} {expression}: {type(error).__name__} {str(error)[:100]}")
        else:
            made += 1
            called[receiver] = called.get(receiver, 0) + 1
            for problem in found:
                if problem not in seen:
                    seen.add(problem)
                    problems.append(f"{receiver + ' … ' if receiver else ''}{expression}: {problem}")
    return {"id": entry["id"], "made": made, "problems": problems, "errors": errors[:3] if made == 0 else []}


def attempt(entry, function, receiver, expression, recipes, twice):
    behaviour = entry["behaviour"]
    tree = ast.parse(expression, mode="eval")
    runs = []
    for _ in range(2):
        values = {name: recipes.value(recipes.make[name]) for name in recipes.names(tree)}
        if receiver is not None:
            values["x"] = recipes.value(receiver)
        scope = {**recipes.modules, **values}
        if function is not None:
            scope["f"] = function
        elif "method" in entry["kind"]:
            scope["f"] = getattr(values["x"], entry["name"])
        positional, named, node = recipes.places(tree)
        call = claims.Call(behaviour, (positional, named), values, receiver is not None)
        before = {name: reach(value) for name, value in values.items()}
        looks = {name: fingerprint(value) for name, value in values.items()}
        stood = world.resources()
        with world.Watch() as touched:
            result = eval(compile(tree, expression, "eval"), scope)
        noted = list(touched)
        stands = world.resources()
        after = {name: reach(value) for name, value in values.items()}
        runs.append((call, values, before, after, looks, stood, stands, noted, result, node, scope))
        if not twice or behaviour["gives"] not in ("fresh", "copy", "deep"):
            break
    return [problem for run in runs[:1] for problem in judge(*run)] + lasting(entry, runs)


def judge(call, values, before, after, looks, stood, stands, noted, result, node, scope):
    for name, value in values.items():
        if fingerprint(value) != looks[name] and not claims.may_change(call, name, value):
            yield f"changes `{name}`"
    for resource, old in stood.items():
        if stands.get(resource) != old and not claims.declared(call, resource):
            yield f"changes {resource}"
    texts = texts_of(node, scope, values)
    for kind, what in noted:
        if kind.endswith("-file"):
            if not claims.file_declared(call, kind, what, texts):
                yield f"{kind} {os.path.basename(what)}"
        elif not claims.declared(call, kind):
            yield f"touches {kind} ({what})"
    for problem in (claims.sharing(call, result, before, after), claims.links(call, before, after)):
        if problem is not None:
            yield problem


def lasting(entry, runs):
    """What two calls give must not be one object that the library keeps."""
    if len(runs) < 2 or entry["behaviour"]["figure"] is not None or entry["behaviour"]["lazy"]:
        return []
    left, right = (run[8] for run in runs)
    handed = {}
    for run in runs:
        for values in (*run[2].values(), *run[3].values()):
            handed.update(values)
    first, second = ({key: one for key, one in reach(result).items() if key not in handed} for result in (left, right))
    thing = shared(first, second)
    return [] if thing is None else [f"gives {thing} each time"]


def texts_of(node, scope, values):
    """The arguments that are text or paths, by place and name."""
    texts = {}
    if node is not None:
        for key, argument in [*enumerate(node.args), *((keyword.arg, keyword.value) for keyword in node.keywords)]:
            try:
                value = eval(compile(ast.Expression(argument), "", "eval"), scope)
                texts[key] = os.fspath(value) if isinstance(value, (str, os.PathLike)) else ""
            except Exception:
                pass
    if "x" in values:
        value = values["x"]
        texts["x"] = os.fspath(value) if isinstance(value, os.PathLike) else ""
    return texts


def otherwise(entry, recipes):
    """The names that an entry for all others holds for: those listed, or all that are public."""
    listed = recipes.listed.get(entry["type"] or entry["path"])
    known = set(entry["known"])
    names = set()
    for one in (listed or "*").split():
        if not one.endswith("*"):
            names.add(one)
        elif entry["type"]:
            for receiver in recipes.receivers.get(entry["type"], []):
                value = recipes.value(receiver)
                names |= {name for name in dir(type(value)) if not name.startswith("_")}
        else:
            path = ".".join([entry["path"], *one.split(".")[:-1]])
            module = resolve(path)
            public = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
            below = one[:-1]
            names |= {below + name for name in public if callable(getattr(module, name, None)) and name[0] != "_"
                      and not (isinstance(getattr(module, name), type) and issubclass(getattr(module, name), BaseException))}
    for name in sorted(names):
        if entry["type"]:
            if name in known or any(name == word for word in recipes.excused):
                continue
            yield {**entry, "kind": "otherwise method", "name": name, "id": f"{entry['id']} {name}"}
        else:
            path = f"{entry['path']}.{name}"
            if path in known or name.rsplit(".")[-1] in entry["anywhere"] or path in recipes.excused:
                continue
            yield {**entry, "kind": "otherwise function", "path": path, "id": f"{entry['id']} {path}"}


def candidates(entries, recipes):
    for entry in entries:
        several = entry["kind"] == "otherwise"
        for one in otherwise(entry, recipes) if several else [entry]:
            is_covered = one["inherited"] and one["type"] in recipes.covered
            if not is_covered and one["id"] not in recipes.skipped:
                yield several, one


def drawn(found, share, draw):
    """A share of them, and one at least."""
    return [one for one in found if draw.random() < share] or [draw.choice(found)]


def main():
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    signal.signal(signal.SIGALRM, late)
    recipes_path = os.path.abspath(sys.argv[1])
    share = float(sys.argv[2])
    entries = [json.loads(line) for line in sys.stdin]
    sys.stdin = open(os.devnull)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        recipes = Recipes(recipes_path)
        environment = dict(os.environ)
        draw = random.Random(int(sys.argv[3]))
        for several, one in drawn(list(candidates(entries, recipes)), share, draw):
            started = time.process_time()
            try:
                answer = prove(one, recipes)
            except (ImportError, AttributeError) as error:
                answer = {"id": one["id"], "made": 0, "problems": [], "errors": [f"{type(error).__name__} {error}"]}
            answer["several"] = several
            answer["gone"] = recipes.gone.get(one["id"])
            answer["excused"] = recipes.excused.get(one["id"])
            answer["seconds"] = round(time.process_time() - started, 3)
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(environment)


main()
