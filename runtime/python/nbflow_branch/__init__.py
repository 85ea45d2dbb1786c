"""Forks of the home worker: where it is safe, what must be as it was afterwards, and how results come home.

A branch inherits everything, so nothing is moved to it. Back comes only what its cells bound, as one checked group
(`nbflow_values`), and only where nothing else has changed: no object from before the fork, no setting of the process,
no thread, file or module. Anything else, and the branch is as if it had never been; its cells then run at home.
"""
