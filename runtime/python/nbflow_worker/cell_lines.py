"""Which line of a cell an error came from."""
import difflib
import sys


class CellLines:
    """Follows what IPython compiles for the cell that runs."""

    def __init__(self, shell):
        self._shell = shell
        self._source = ""
        self._name = None
        compiler = shell.compile
        cache = compiler.cache

        def caching(*args, **kwargs):
            name = cache(*args, **kwargs)
            if self._name is None:
                self._name = name
            return name

        compiler.cache = caching

    def start(self, source):
        self._source = source
        self._name = None

    def of_error(self):
        """The innermost line of the cell that the last traceback passes, from 1; None when it passes none."""
        value = getattr(sys, "last_value", None)
        if self._name is None or value is None:
            return None
        line = None
        if isinstance(value, SyntaxError) and value.filename == self._name:
            line = value.lineno
        else:
            trace = getattr(value, "__traceback__", None)
            while trace is not None:
                if trace.tb_frame.f_code.co_filename == self._name:
                    line = trace.tb_lineno
                trace = trace.tb_next
        return line and self._in_source(line)

    def _in_source(self, line):
        """IPython drops leading blank lines and joins continued magics, so its lines are not always the cell's."""
        source = self._source.splitlines() or [""]
        try:
            made = self._shell.transform_cell(self._source).splitlines()
        except Exception:
            return line
        if made == source:
            return line
        for _, from_made, to_made, from_source, to_source in difflib.SequenceMatcher(
            None, made, source, autojunk=False
        ).get_opcodes():
            if from_made < line <= to_made:
                return min(from_source + line - from_made, max(to_source, from_source + 1), len(source))
        return min(line, len(source))
