"""matplotlib's figures and what is in them: by the pixels that they give."""
import sys

# By id, with the figure itself, so that no other can take the id.
DRAWN = {}


def shape(value, kind, head):
    if "matplotlib.artist" not in sys.modules or not isinstance(value, sys.modules["matplotlib.artist"].Artist):
        return None
    from .kinds import Shape
    from .walk import Opaque

    figure = value if _is_figure(value) else getattr(value, "figure", None)
    if figure is None or not _is_figure(figure):
        raise Opaque("it is in no figure")
    try:
        pixels = _pixels(figure)
    except Exception as error:
        raise Opaque("drawing it raised %s" % type(error).__name__) from None
    if value is figure:
        return Shape(head + b"\0" + pixels, text="a figure")
    axes = getattr(value, "axes", None)
    place = figure.axes.index(axes) if axes in figure.axes else -1
    return Shape(head + b"\0%d\0" % place + pixels, text="a part of a figure")


def _is_figure(value):
    module = sys.modules.get("matplotlib.figure")
    return module is not None and isinstance(value, getattr(module, "FigureBase", module.Figure)) and hasattr(value, "canvas")


def _pixels(figure):
    """As the figure is saved; drawn by a canvas of its own, so that the figure's stays as it is."""
    import hashlib

    from matplotlib.backends.backend_agg import FigureCanvasAgg

    root = getattr(figure, "figure", None) or figure
    if id(root) in DRAWN:
        return DRAWN[id(root)][1]
    before = root.canvas
    canvas = FigureCanvasAgg(root)
    try:
        canvas.draw()
        pixels = hashlib.sha256(bytes(canvas.buffer_rgba())).digest()
    finally:
        root.set_canvas(before)
    DRAWN[id(root)] = (root, pixels)
    return pixels
