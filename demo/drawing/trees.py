"""What grows: coconut palms, bananas, pines, broad trees, mangroves, grass."""

from itertools import pairwise
from math import cos, hypot, pi, sin

from .canvas import smooth
from .palette import clear, darker, lighter, mix


def frond(c, x, y, angle, length, colour, leaflets=13):
    """One palm leaf: an arched rib with hanging leaflets. Angle in radians, 0 to the right, up is negative."""
    dx, dy = cos(angle), sin(angle)
    tip = (x + dx * length, y + dy * length + length * 0.42 * abs(dx) + length * 0.06)
    mid = (x + dx * length * 0.55, y + dy * length * 0.72 - length * 0.02)
    rib = smooth([(x, y), mid, tip], steps=leaflets // 2 + 1)
    for i, ((ax, ay), (px, py)) in enumerate(pairwise(rib), 1):
        far = hypot(px - ax, py - ay) or 1
        tx, ty = (px - ax) / far, (py - ay) / far
        reach = length * 0.33 * (1 - abs(i / len(rib) - 0.42) * 1.15)
        half = length * 0.036
        for side in (-1, 1):
            # Forward along the rib, out to one side, and down by its own weight.
            lx = tx * 0.55 - ty * side * 0.75
            ly = ty * 0.55 + tx * side * 0.75 + 0.42
            end = (px + lx * reach, py + ly * reach)
            c.shape([(px - tx * half, py - ty * half), (px + tx * half, py + ty * half), end], colour)
    c.line(rib, colour, max(1.5, length * 0.02))


def palm(c, x, y, height, colour, lean=None, light=None, nuts=None):
    """A coconut palm with its foot at (x, y)."""
    lean = c.near(0, 0.16) if lean is None else lean
    top = (x + lean * height, y - height)
    bend = (x + lean * height * 0.25, y - height * 0.5)
    trunk = mix(colour, c.mood.earth, 0.3)
    c.taper([(x, y), bend, top], (height * 0.055, height * 0.032, height * 0.026), trunk)
    if light:
        c.taper(
            [(x - height * 0.01, y), (bend[0] - height * 0.006, bend[1]), top],
            (height * 0.016, height * 0.008, 2),
            light,
        )
    spread = height * c.between(0.36, 0.44)
    for i in range(11):
        angle = -pi * (1.12 - 1.24 * (i + 0.5) / 11) + c.near(0, 0.1)
        tone = lighter(colour, 0.12) if i % 3 == 1 and light else colour
        frond(c, *top, angle, spread * c.between(0.85, 1.1), tone)
    for _ in range(5 if nuts else 0):
        c.disc(c.near(top[0], height * 0.035), top[1] + c.between(0, height * 0.05), height * 0.02, nuts)


def banana(c, x, y, height, colour, light):
    """A banana plant: a short stem and broad torn leaves."""
    c.taper(
        [(x, y), (x + height * 0.02, y - height * 0.5)],
        (height * 0.09, height * 0.06),
        mix(colour, light, 0.4),
    )
    for i in range(7):
        angle = -pi * (0.95 - 0.9 * (i + 0.5) / 7) + c.near(0, 0.12)
        length = height * c.between(0.5, 0.66)
        dx, dy = cos(angle), sin(angle)
        start = (x, y - height * 0.48)
        mid = (start[0] + dx * length * 0.5, start[1] + dy * length * 0.75)
        tip = (start[0] + dx * length, start[1] + dy * length * 0.8 + length * 0.3 * abs(dx))
        wide = height * 0.13
        c.taper([start, mid, tip], (3, wide, wide * 0.8, 2), light if i % 2 else colour)
        c.curve([start, mid, tip], darker(colour, 0.2), height * 0.008)


def pine(c, x, y, height, colour, light=None):
    """A narrow conifer in tiers."""
    c.rect(x - height * 0.018, y - height * 0.16, height * 0.036, height * 0.16, darker(colour, 0.35))
    for i in range(6):
        t = i / 6
        base, half = y - height * (0.1 + 0.76 * t), height * 0.2 * (1.05 - t)
        tip = base - height * 0.28
        edge = [
            (x, tip),
            (x + half * 0.55, base - height * 0.09),
            (x + half, base),
            (x + half * 0.4, base - height * 0.02),
            (x - half * 0.4, base - height * 0.02),
            (x - half, base),
            (x - half * 0.55, base - height * 0.09),
        ]
        c.shape(edge, mix(colour, light or colour, t * 0.5))


def tree(c, x, y, height, colour, light, trunk=None):
    """A broad tree: trunk, and clumps of leaves lit from the upper left."""
    trunk = trunk or darker(colour, 0.4)
    c.taper([(x, y), (x + height * 0.02, y - height * 0.5)], (height * 0.09, height * 0.05), trunk)
    for side in (-1, 1):
        c.taper(
            [(x, y - height * 0.35), (x + side * height * 0.18, y - height * 0.6)],
            (height * 0.045, height * 0.02),
            trunk,
        )
    clumps = [(c.near(0, 0.3), c.between(0.5, 0.86), c.between(0.14, 0.22)) for _ in range(9)]
    for dx, dy, r in clumps:
        clump(c, x + dx * height, y - dy * height, r * height, colour)
    for dx, dy, r in clumps[:6]:
        clump(c, x + (dx - 0.05) * height, y - (dy + 0.06) * height, r * height * 0.62, light)


def clump(c, x, y, radius, colour):
    """A ragged mass of leaves."""
    points = []
    for i in range(11):
        turn = i * 2 * pi / 11
        reach = radius * c.between(0.8, 1.15)
        points.append((x + cos(turn) * reach * 1.15, y + sin(turn) * reach * 0.85))
    c.blob(points, colour, steps=4)


def bushes(c, y, size, colour, left=-50, right=1550):
    """A hedge of clumps along a line."""
    x = left
    while x < right:
        clump(c, x, y - c.between(0, size * 0.3), c.between(size * 0.5, size), colour)
        x += size * c.between(0.6, 1.1)


def mangrove(c, x, y, height, colour, light):
    """A mangrove on its stilt roots; y is the water."""
    crown = y - height * 0.5
    dark = darker(colour, 0.35)
    for i in range(9):
        t = (i - 4) / 4
        foot = x + t * height * 0.42 + c.near(0, 8)
        c.taper(
            [
                (x + t * 6, crown + height * 0.05),
                (x + t * height * 0.24, crown + height * 0.2),
                (foot, y + c.between(0, 14)),
            ],
            (height * 0.03, height * 0.024, height * 0.016),
            dark,
        )
    for _ in range(10):
        clump(
            c,
            x + c.near(0, height * 0.42),
            crown - c.between(-0.04, 0.36) * height,
            height * c.between(0.12, 0.2),
            colour,
        )
    for _ in range(7):
        clump(
            c,
            x + c.near(-height * 0.06, height * 0.34),
            crown - c.between(0.12, 0.42) * height,
            height * c.between(0.06, 0.11),
            light,
        )


def grass(c, x, y, height, colour, blades=9):
    """A tuft."""
    for _ in range(blades):
        tip = (x + c.near(0, height * 0.6), y - height * c.between(0.6, 1.1))
        c.taper(
            [(c.near(x, height * 0.2), y), ((x + tip[0]) / 2, y - height * 0.5), tip],
            (height * 0.09, height * 0.07, 0.8),
            colour,
        )


def foreground(c, colour, y=985, height=70):
    """Dark grass along the foot of a picture, thin enough to be cropped."""
    for i in range(34):
        grass(c, i * 46 + c.near(0, 20), y + 30, c.between(0.5, 1.2) * height, clear(colour, 1), 6)
