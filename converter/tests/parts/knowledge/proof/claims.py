"""Whether what a call did and gave is what its behaviour promises. Problems are said in words."""

import os

from walk import own, reach, shared

CONTAINERS = (list, tuple, set, frozenset, dict)


class Call:
    """One call that was made: what was handed to it, how that stood before and after, what it gave."""

    def __init__(self, behaviour, places, values, receiver):
        self.behaviour = behaviour
        # The names of the values in each positional and each named argument.
        self.positional, self.named = places
        self.values = values
        self.receiver = receiver

    def arguments(self):
        return {name: value for name, value in self.values.items() if name != "x"}

    def given(self, name):
        return name in self.named


def may_change(call, name, value):
    """Whether the behaviour says that this argument, or the receiver, may be changed."""
    said = call.behaviour["changes"]
    if name == "x":
        return bool({"receiver", "held"} & set(said)) or call.given("inplace") or call.behaviour["toldTo"] == "receiver" and told(call)
    at = lambda index: name in (call.positional[index:index + 1] or [()])[0]
    return (
        "arguments" in said
        or "held" in said and call.receiver
        or "first" in said and at(0)
        or "second" in said and at(1)
        or name in outputs(call)
        or call.given("inplace") and not call.receiver
        or call.behaviour["toldTo"] == "arguments" and told(call)
        or call.behaviour["toldTo"] == "receiver" and not call.receiver and at(0) and told(call)
        or call.behaviour["figure"] in ("draws", "sets") and type(value).__module__.startswith("matplotlib")
        # Iterators that are handed over advance, generators draw: the analysis says so of every call.
        or hasattr(value, "__next__")
        or type(value).__name__ in ("Generator", "RandomState", "Random")
    )


def told(call):
    """Whether `copy` was given. A flag without a name is not seen from here: recipes give it its name."""
    return call.given("copy")


def outputs(call):
    """The arguments that it writes its result to."""
    at = call.behaviour["outAt"]
    return [*call.named.get("out", ()), *call.named.get("output", ()), *call.named.get("distances", ()), *(name for names in (call.positional[at:] if at is not None else []) for name in names)]


def declared(call, resource):
    for effect in call.behaviour["effects"]:
        if effect["kind"] == "world":
            return True
        if effect.get("resource") != resource:
            continue
        if effect.get("unless") in call.named:
            continue
        if "onlyWith" in effect and effect["onlyWith"] not in call.named:
            continue
        return True
    if resource == "figures":
        return call.behaviour["figure"] is not None or bool({"receiver", "held"} & set(call.behaviour["changes"]))
    return resource in call.behaviour.get("librarySettings", ())


def file_declared(call, kind, path, texts):
    """Whether a path that was touched is one that an effect names, or lies beside or below it."""
    for effect in call.behaviour["effects"]:
        if effect["kind"] == "world" or effect.get("resource") in ("packages", "database"):
            return True
        if effect["kind"] not in ("reads-file", "writes-file") or (kind == "writes-file" and effect["kind"] == "reads-file"):
            continue
        if effect["argument"] == "receiver":
            named = [texts["x"]] if "x" in texts else []
        else:
            named = [texts.get(effect["argument"]), texts.get(effect.get("name"))]
        for one in named:
            # What is no text is a file that was opened elsewhere.
            if one is not None and (one == "" or os.path.abspath(path).startswith(os.path.abspath(os.path.dirname(one) if "*" in one else one))):
                return True
    return False


def sharing(call, result, before, after):
    """What the result shares with what it must not; None where it keeps the promise."""
    behaviour = call.behaviour
    gives = behaviour["gives"]
    if behaviour["lazy"] or behaviour["figure"] is not None and gives == "holder":
        return None
    found = reach(result)
    if gives == "nothing":
        for one in found.values():
            return f"gives something that can change: {type(one).__name__}"
        return None
    if gives == "holder":
        return None
    arguments = {name: value for name, value in call.arguments().items() if not artist(value, behaviour)}
    sources = {"x": call.values["x"]} if call.receiver else arguments
    forbidden = {}
    arguments = {name: value for name, value in arguments.items() if name not in outputs(call)}
    if gives in ("fresh", "deep"):
        for name in [*arguments, *(["x"] if call.receiver else [])]:
            forbidden.update(before[name])
            forbidden.update(after[name])
        if behaviour["figure"] is not None and call.receiver:
            forbidden = {key: one for key, one in forbidden.items() if key not in after["x"]}
    elif gives == "copy":
        skipped = {name for key, names in call.named.items() for name in names} if behaviour["type"] == "dict" else set()
        for name in [*arguments, *(["x"] if call.receiver else [])]:
            if name not in skipped:
                forbidden.update(own(call.values[name]))
    elif gives == "element":
        for name, value in sources.items():
            if call.receiver or len(call.positional) == 1:
                forbidden.update(own(value))
    elif call.receiver:
        # A view, the receiver itself, or a part of it shares with it alone.
        if not behaviour["keeps"] and gives in ("view", "receiver", "parts"):
            for name in arguments:
                forbidden.update({key: one for key, one in after[name].items() if key not in before["x"]})
    elif gives in ("view", "argument"):
        for value in arguments.values():
            if isinstance(value, CONTAINERS):
                forbidden.update(own(value))
            if isinstance(value, dict):
                for column in value.values():
                    forbidden.update(own(column))
    thing = shared(found, forbidden)
    return None if thing is None else f"gives {gives}, but shares {thing} with what it was handed"


def links(call, before, after):
    """Whether two of the values hang together that did not before."""
    if call.behaviour["keeps"] or "held" in call.behaviour["changes"]:
        return None
    names = list(call.values)
    for index, left in enumerate(names):
        for right in names[index + 1:]:
            if artist(call.values[left], call.behaviour) or artist(call.values[right], call.behaviour):
                continue
            new_left = {key: one for key, one in after[left].items() if key not in before[left]}
            new_right = {key: one for key, one in after[right].items() if key not in before[right]}
            thing = shared(new_left, after[right]) or shared(new_right, after[left])
            if thing is not None and shared(before[left], before[right]) is None:
                return f"`{left}` and `{right}` share {thing} afterwards"
    return None


def artist(value, behaviour):
    return behaviour["figure"] is not None and type(value).__module__.startswith("matplotlib")
