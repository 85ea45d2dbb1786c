"""Lets a kernel import what it needs of jupyter_client, without the clients and managers that the package brings with it.

They take a sixth of a kernel's start, and a kernel has no use for them. A cell that asks the package for one has it loaded then.
"""
import importlib
import importlib.util
import sys

# What ipykernel takes from the package itself.
ALONE = {"write_connection_file": "connect"}


def without_clients(name="jupyter_client"):
    spec = None if name in sys.modules else importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    package = importlib.util.module_from_spec(spec)

    def of_package(attribute):
        if attribute in ALONE:
            module = importlib.import_module("%s.%s" % (name, ALONE[attribute]))
            if hasattr(module, attribute):
                return getattr(module, attribute)
        if vars(package).pop("__getattr__", None) is not None:
            spec.loader.exec_module(package)
        try:
            return vars(package)[attribute]
        except KeyError:
            raise AttributeError("module %r has no attribute %r" % (name, attribute)) from None

    package.__getattr__ = of_package
    sys.modules[name] = package
