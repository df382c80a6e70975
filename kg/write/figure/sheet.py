"""A sheet to draw on, in points, with the origin in its upper left corner: the few marks that figures are made of."""

from __future__ import annotations

import io
import unicodedata
import warnings
from typing import TYPE_CHECKING, Any, Final

from kg.errors import InputError
from kg.write.figure.colours import light

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMS = ("svg", "png", "pdf")

LARGEST = 14_400
"""Points that the side of a PDF page may have (ISO 32000, annex C); as PNG it would be past what matplotlib draws."""

_DPI = 300
_FONT = "DejaVu Sans"
_METADATA: Final[dict[str, dict[str, Any]]] = {
    "svg": {"Date": None, "Creator": "claim-kg"},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": "claim-kg", "Producer": None},
}
_SETTINGS: Final[Any] = {
    "svg.hashsalt": "claim-kg",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "font.family": [_FONT],
}
_LONGEST = 400


class Sheet:
    """Marks lie on one another in the order in which they are made; colours are names of the page's."""

    def __init__(self, width: float, height: float) -> None:
        try:
            from matplotlib.figure import Figure
        except ImportError as error:
            message = "figures need matplotlib, which is not installed"
            raise InputError(message, remedy="Install it with: pip install 'claim-kg[figure]'") from error
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 72, height / 72))
        self._axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        self._axes.set_axis_off()
        self._order = 0

    def _style(self, fill: str = "", line: str = "", width: float = 0.7, dash: Sequence[float] = ()) -> Any:  # noqa: ANN401
        self._order += 1
        return {
            "facecolor": light()[fill] if fill else "none",
            "edgecolor": light()[line] if line else "none",
            "linewidth": width if line else 0,
            "linestyle": (0, tuple(dash)) if dash else "solid",
            "zorder": self._order,
        }

    def box(self, x: float, y: float, w: float, h: float, radius: float = 0, **style: Any) -> None:  # noqa: ANN401
        """Draw a rectangle with its upper left corner at x, y."""
        from matplotlib.patches import FancyBboxPatch, Rectangle

        if radius:
            shape = f"round,pad=0,rounding_size={radius}"
            self._axes.add_patch(FancyBboxPatch((x, y), w, h, boxstyle=shape, **self._style(**style)))
        else:
            self._axes.add_patch(Rectangle((x, y), w, h, **self._style(**style)))

    def disc(self, x: float, y: float, radius: float, **style: Any) -> None:  # noqa: ANN401
        """Draw a circle around x, y."""
        from matplotlib.patches import Circle

        self._axes.add_patch(Circle((x, y), radius, **self._style(**style)))

    def polygon(self, points: Iterable[tuple[float, float]], **style: Any) -> None:  # noqa: ANN401
        """Draw a closed shape."""
        from matplotlib.patches import Polygon

        self._axes.add_patch(Polygon(list(points), closed=True, **self._style(**style)))

    def curve(self, points: Sequence[tuple[float, float]], **style: Any) -> None:  # noqa: ANN401
        """Draw a line through two points, or a Bézier curve by four."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        codes = [Path.MOVETO, *([Path.CURVE4] * 3 if len(points) > 2 else [Path.LINETO])]  # noqa: PLR2004
        self._axes.add_patch(PathPatch(Path(points, codes), **self._style(**style)))

    def text(  # noqa: PLR0913 - a line of text is all of these
        self,
        x: float,
        y: float,
        words: object,
        *,
        size: float = 6.5,
        colour: str = "ink",
        bold: bool = False,
        align: str = "left",
        width: float | None = None,
        turned: bool = False,
    ) -> float:
        """Write one line, centred on y and cut to ``width``; return how wide it is."""
        self._order += 1
        line = plain(str(words))
        shown = line if width is None else clip(line, size, width, bold=bold)
        self._axes.text(
            x,
            y,
            shown,
            fontsize=size,
            fontfamily=_FONT,
            color=light()[colour],
            weight="bold" if bold else "normal",
            ha=align,
            va="bottom" if turned else "center_baseline",
            rotation=90 if turned else 0,
            zorder=self._order,
            parse_math=False,
        )
        return width_of(shown, size, bold=bold)

    def sign(self, x: float, y: float, severity: str, radius: float = 2.8) -> None:
        """Draw the sign of a finding: a disc with ×, a triangle with !."""
        if severity == "error":
            self.disc(x, y, radius, fill="error")
        else:
            corners = ((0, -1.15), (1.15, 1), (-1.15, 1))
            self.polygon([(x + radius * a, y + radius * b) for a, b in corners], fill="weak")
        glyph, down = ("×", 0.0) if severity == "error" else ("!", 0.6)
        self.text(x, y + down, glyph, size=radius * 1.6, colour="surface", bold=True, align="center")

    def save(self, form: str) -> bytes:
        """Return the sheet as svg, png or pdf; raises :class:`InputError` when it is too large for the last two."""
        import matplotlib as mpl

        if form != "svg" and max(self.width, self.height) > LARGEST:
            message = f"the figure would be {max(self.width, self.height) / 72 * 2.54:.0f} cm long, more than {form} can hold"
            raise InputError(message, remedy="Choose svg, or look at the page.")
        stream = io.BytesIO()
        with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
            self._figure.savefig(stream, format=form, dpi=_DPI, metadata=_METADATA[form])
        return stream.getvalue()


def plain(text: str) -> str:
    r"""Return text on one line, without what no file format can hold.

    >>> plain("a\x07b\n c")
    'a b c'
    """
    return " ".join(
        "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in text).split()
    )


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=_FONT, size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
        return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def clip(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Return text that is no wider than ``width``, cut with "…"."""
    if len(text) <= _LONGEST and width_of(text, size, bold=bold) <= width:
        return text
    low, high = 0, min(len(text), _LONGEST)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(f"{text[:middle].rstrip()}…", size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"
