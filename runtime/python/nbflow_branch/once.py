"""Warnings that are shown once: what a branch has shown, home must not show again."""
import sys

NAME = "__warningregistry__"


def registries():
    found = {}
    for name, module in list(sys.modules.items()):
        registry = getattr(module, "__dict__", {}).get(NAME)
        if registry:
            found[name] = dict(registry)
    return found


def shown_since(before):
    """By module: what was shown, and the version that its registry is of."""
    found = {}
    for name, registry in registries().items():
        known = before.get(name, {})
        new = {key: value for key, value in registry.items() if key != "version" and key not in known}
        if new:
            found[name] = (registry.get("version"), new)
    return found


def shown_twice(shown):
    """The text of a warning that home has shown in the meantime too; None where there is none."""
    for name, (version, new) in shown.items():
        registry = getattr(sys.modules.get(name), "__dict__", {}).get(NAME) or {}
        if registry.get("version") == version:
            for key in new:
                if key in registry:
                    return str(key[0] if isinstance(key, tuple) else key)
    return None


def take_over(shown):
    for name, (version, new) in shown.items():
        module = sys.modules.get(name)
        if module is None:
            continue
        registry = vars(module).setdefault(NAME, {})
        if registry.setdefault("version", version) == version:
            registry.update(new)
