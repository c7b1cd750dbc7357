"""The curve of a long import as a picture: its rate, its costs, its memory."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, log10

WIDTH, HEIGHT = 720, 260
"""Of one panel, with its margins."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 40, 40
_STEPS = 5
_COLOURS = ("#1f5fa8", "#c2571a")
_STYLE = "text{font:12px sans-serif;fill:#333}.t{font-weight:bold}"


@dataclass(frozen=True, slots=True)
class Moment:
    """How far an import had come: seconds since it began, megabytes of memory."""

    documents: int = 0
    clock: float = 0.0
    processor: float = 0.0
    heap: float = 0.0
    mapped: float = 0.0

    def cost_since(self, before: "Moment") -> float:
        """Return the milliseconds of processor time for each document since then."""
        spent = self.processor - before.processor
        return 1000 * spent / max(1, self.documents - before.documents)

    def rate_since(self, before: "Moment") -> float:
        """Return the documents a second since then."""
        return (self.documents - before.documents) / (self.clock - before.clock)


Point = tuple[float, float]
Line = tuple[str, Sequence[Point]]
"""What is drawn, and where it goes through: a number of documents and a figure."""


def draw_curve(moments: Sequence[Moment]) -> str:
    """Return an SVG of the *moments*, in their order."""
    steps = [
        (before, each)
        for before, each in zip((Moment(), *moments), moments, strict=False)
        if each.documents > before.documents
    ]
    panels = (
        _lines(steps, "documents a second", lambda b, e: e.rate_since(b)),
        _lines(
            steps, "ms of the main process for a document", lambda b, e: e.cost_since(b)
        ),
        [
            *_lines(steps, "heap, MB", lambda _, e: e.heap),
            *_lines(steps, "mapped, MB", lambda _, e: e.mapped),
        ],
    )
    drawn = "\n".join(
        f'<g transform="translate(0 {number * HEIGHT})">{_panel(lines)}</g>'
        for number, lines in enumerate(panels)
    )
    size = f'width="{WIDTH}" height="{HEIGHT * len(panels)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{_STYLE}</style>\n'
        f'<rect {size} fill="white"/>\n{drawn}\n</svg>\n'
    )


def _lines(
    steps: Iterable[tuple[Moment, Moment]],
    name: str,
    figure: Callable[[Moment, Moment], float],
) -> list[Line]:
    return [(name, [(each.documents, figure(b, each)) for b, each in steps])]


def _panel(lines: Sequence[Line]) -> str:
    """Return the axes and the *lines* between them, from 0 on."""
    points = [point for _, row in lines for point in row]
    wide, high = (_end(max(each[axis] for each in points)) for axis in (0, 1))

    def place(point: Point) -> Point:
        x = _LEFT + point[0] / wide * (WIDTH - _LEFT - _RIGHT)
        return x, HEIGHT - _BOTTOM - point[1] / high * (HEIGHT - _TOP - _BOTTOM)

    return "\n".join([*_grid(wide, high, place), *_drawn(lines, place)])


def _grid(wide: float, high: float, place: Callable[[Point], Point]) -> Iterable[str]:
    for step in range(_STEPS + 1):
        x, bottom = place((wide * step / _STEPS, 0))
        left, y = place((0, high * step / _STEPS))
        yield (
            f'<path d="M{left:.0f} {y:.1f}H{WIDTH - _RIGHT}" stroke="#ddd"/>'
            f'<text x="{left - 6:.0f}" y="{y + 4:.1f}" text-anchor="end">'
            f"{high * step / _STEPS:,g}</text>"
            f'<text x="{x:.1f}" y="{bottom + 18:.0f}" text-anchor="middle">'
            f"{wide * step / _STEPS:,g}</text>"
        )


def _drawn(lines: Sequence[Line], place: Callable[[Point], Point]) -> Iterable[str]:
    for number, (name, row) in enumerate(lines):
        colour, x = _COLOURS[number % len(_COLOURS)], _LEFT + 160 * number
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, row))
        yield f'<polyline points="{points}" fill="none" stroke="{colour}"/>'
        yield f'<text class="t" x="{x}" y="24" style="fill:{colour}">{name}</text>'


def _end(largest: float) -> float:
    """Return where an axis ends: the next of 1, 2, 2.5, 5, 10 times a power of ten."""
    if largest <= 0:
        return 1.0
    power = 10.0 ** (ceil(log10(largest)) - 1)
    return next(e * power for e in (1, 2, 2.5, 5, 10) if e * power >= largest)
