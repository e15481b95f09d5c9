"""A plot of a comparison: bars on a logarithmic scale, readable on light and on dark pages."""

import math

from results import PROGRAMS, MeasuredSet

# In the order of the programs; they differ in lightness too, for who sees no colours.
COLORS = dict(zip(PROGRAMS, ["#9aa0a6", "#6f767d", "#d9480f", "#4c8dd6", "#2f9e77", "#a37acc"], strict=True))
LEFT, WIDTH, RIGHT = 190, 560, 80
BAR, GAP = 13, 14
TOP = 54

STYLE = """
  svg { color: #24292f; font: 12px sans-serif; }
  text { fill: currentColor; }
  line { stroke: currentColor; stroke-opacity: 0.25; }
  @media (prefers-color-scheme: dark) { svg { color: #d7dde3; } }
"""


def duration(seconds: float) -> str:
    return f"{seconds:,.1f} s" if seconds >= 1 else f"{seconds * 1000:,.{0 if seconds >= 0.1 else 1}f} ms"


def plot(sets: list[MeasuredSet]) -> str:
    """The medians as SVG."""
    medians = [it.median for one in sets for it in one.programs.values() if it.seconds]
    low = math.floor(math.log10(min(medians)))
    high = math.ceil(math.log10(max(medians)))

    def length(seconds: float) -> float:
        return WIDTH * (math.log10(seconds) - low) / (high - low)

    bars, y = [], TOP
    for one in sets:
        shown = [(name, one.programs[name]) for name in PROGRAMS if name in one.programs]
        middle = y + BAR * len(shown) / 2 + 4
        bars.append(f'<text x="{LEFT - 10}" y="{middle:.0f}" text-anchor="end">{one.title}</text>')
        for name, it in shown:
            # A pale bar over the whole scale is for what has no time to show.
            width, opacity, label = WIDTH, 0.25, it.failure
            if it.seconds:
                width, opacity, label = length(it.median), 1, duration(it.median)
            color = f'fill="{COLORS[name]}" fill-opacity="{opacity}"'
            bars.append(
                f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR - 2}" {color}/>'
                f'<text x="{LEFT + width + 5:.1f}" y="{y + BAR - 3}" font-size="10">{label}</text>'
            )
            y += BAR
        y += GAP

    axis = []
    for power in range(low, high + 1):
        x = LEFT + length(10.0**power)
        axis.append(f'<line x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{y}"/>')
        label = duration(10.0**power).replace(".0 ", " ")
        axis.append(f'<text x="{x:.1f}" y="{TOP - 10}" text-anchor="middle">{label}</text>')

    names = [name for name in PROGRAMS if any(name in one.programs for one in sets)]
    legend, x = [], LEFT
    for name in names:
        legend.append(f'<rect x="{x}" y="10" width="11" height="11" fill="{COLORS[name]}"/>')
        legend.append(f'<text x="{x + 16}" y="20">{name}</text>')
        x += 32 + 7 * len(name)

    size = f"{LEFT + WIDTH + RIGHT} {y}"
    title = "Median processor time of each program, on a logarithmic scale"
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" aria-label="{title}">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        *legend,
        *axis,
        *bars,
        "</svg>\n",
    ])
