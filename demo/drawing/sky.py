"""What stands behind everything: sky, sun, clouds, hills, open water, rain and stars."""

from .canvas import ridge, smooth
from .palette import clear, darker, lighter, mix


def sky(c, horizon=620, sun=None, size=62, disc=True):
    """The sky down to the horizon, with sun or moon at (x, y)."""
    m = c.mood
    c.sun = sun
    c.wash(-200, horizon + 4, *m.sky)
    c.wash(horizon, 1200, m.sky[2], m.haze)
    if m.name == "night":
        for _ in range(90):
            c.disc(c.between(0, 1500), c.between(0, horizon * 0.8), c.between(0.7, 2.2), clear(m.light, 0.7))
    if sun and m.name != "rain":
        x, y = sun
        c.glow(x, y, 620, m.light, 0.55)
        c.glow(x, y, 230, m.light, 0.8)
        if disc:
            c.disc(x, y, size, m.light)
    elif m.name == "rain":
        c.glow(c.near(750, 400), 160, 700, m.light, 0.5, 0.5)


def cumulus(c, x, y, width, colour, shadow):
    """A heaped cloud on a flat base."""
    height = width * c.between(0.3, 0.42)
    heaps = 8
    for i in range(heaps):
        t = (i + 0.5) / heaps
        bulge = height * (1 - (2 * t - 1) ** 2) ** 0.7 * c.between(0.8, 1.05) + height * 0.1
        c.oval(x - width / 2 + width * t, y - bulge * 0.55, width * 0.13, bulge * 0.55, colour)
    base = smooth(
        [
            (x - width * 0.58, y),
            (x - width * 0.3, y - height * 0.3),
            (x, y - height * 0.42),
            (x + width * 0.3, y - height * 0.3),
            (x + width * 0.58, y),
            (x, y + height * 0.05),
        ],
        True,
    )
    c.shape(base, colour)
    c.shade(base, shadow, "down", 0.9)


def streak(c, x, y, width, colour):
    """A long flat cloud with pointed ends."""
    thick = width * c.between(0.025, 0.05)
    top = [(x - width / 2, y)]
    for i in range(1, 6):
        top.append((x - width / 2 + width * i / 6, y - thick * c.between(0.3, 1.2)))
    c.shape(smooth([*top, (x + width / 2, y), (x + width * 0.1, y + thick * 0.5)], True), colour)


def clouds(c, horizon=600, count=5):
    """Clouds that suit the mood: heaps by day, streaks when the sun is low, a ceiling in rain."""
    m = c.mood
    if m.name == "rain":
        for i in range(6):
            line = ridge(c.rng, 50 + i * 42, 40, 0.6, 4)
            c.shape(
                [(-60, -300), *smooth(line, steps=4), (1560, -300)],
                clear(darker(m.sky[0], 0.28 - i * 0.04), 0.5),
            )
        return
    pale = mix(m.sky[2], m.light, 0.5)
    for _ in range(count):
        x, y = c.between(0, 1500), c.between(60, horizon * 0.72)
        if c.sun and abs(x - c.sun[0]) < 250 and abs(y - c.sun[1]) < 190:
            x = (x + 560) % 1500
        if m.name == "day" or (m.name in ("dawn", "gold") and c.rng.random() < 0.3):
            cumulus(
                c,
                x,
                y,
                c.between(180, 420) * (0.5 + y / horizon * 0.4),
                clear(pale, 0.95),
                mix(m.sky[1], m.haze, 0.4),
            )
        else:
            tone = (
                mix(m.sky[2], m.sky[0], c.between(0.1, 0.6))
                if m.dark
                else mix(pale, m.red, c.between(0.02, 0.2))
            )
            streak(c, x, y, c.between(260, 720), clear(tone, 0.75))


def hills(c, horizon, layers=3, height=90, rough=0.5):
    """Ranges behind each other, paler with distance, their feet in haze."""
    m = c.mood
    for i in range(layers):
        depth = (i + 1) / layers
        top = horizon - height * (1.25 - depth * 0.75)
        line = ridge(c.rng, top, height * 0.42, rough)
        tone = mix(mix(m.sky[2], m.far, 0.45 + 0.3 * depth), m.near, 0.35 * depth)
        c.shape([*line, (1560, horizon + 6), (-60, horizon + 6)], tone)
        c.haze(horizon - height * 0.75, horizon + 6, m.haze, 0, 0.55)


def mountain(c, x, foot, width, height, tone, snow=None):
    """A volcano's cone: long concave flanks, broken crater, ribs of light and shadow."""
    peak = foot - height
    left = smooth(
        [
            (x - width / 2, foot),
            (x - width * 0.26, foot - height * 0.33),
            (x - width * 0.1, foot - height * 0.76),
            (x - width * 0.045, peak),
        ]
    )
    right = smooth(
        [
            (x + width * 0.05, peak + height * 0.02),
            (x + width * 0.12, foot - height * 0.72),
            (x + width * 0.27, foot - height * 0.3),
            (x + width / 2, foot),
        ]
    )
    rim = [(x - width * 0.015, peak + height * 0.035), (x + width * 0.02, peak + height * 0.005)]
    outline = [*left, *rim, *right]
    c.shape(outline, tone)
    side = [(x, peak + height * 0.03), *right]
    for i in range(5, -1, -1):
        side.append(
            (x + c.near(width * 0.05 * (i % 2) - width * 0.02, width * 0.02), foot - height * (1 - i / 6))
        )
    c.shade([rim[0], *rim, *right, (x + width * 0.06, foot)], darker(tone, 0.4), "right", 0.9)
    for i in range(7):
        t = (i + 0.5) / 7 - 0.5
        start = (x + width * t * 0.16, peak + height * c.between(0.12, 0.3))
        end = (x + width * t * 0.75, foot - height * c.between(0.06, 0.24))
        bend = ((start[0] + end[0]) / 2 - width * t * 0.07, (start[1] + end[1]) / 2)
        c.taper(
            [start, bend, end],
            (1, width * 0.014, 1),
            clear(darker(tone, 0.3) if i % 2 else lighter(tone, 0.3), 0.4),
        )
    return outline


def water(c, horizon, sun_x=None, bottom=1100, calm=1.0):
    """Open water from the horizon to the foot of the sheet, with light on it."""
    m = c.mood
    c.wash(horizon, bottom, m.water[0], mix(m.water[0], m.water[1], 0.65), m.water[1])
    for _ in range(150):
        depth = c.rng.random() ** 1.6
        y = horizon + 6 + depth * (1010 - horizon)
        x, length = c.between(-40, 1540), c.between(20, 90) * (0.3 + 1.6 * depth) * calm
        tone = m.water[1] if c.rng.random() < 0.55 else lighter(m.water[0], 0.4)
        c.taper(
            [(x - length, y), (x, y + c.near(0, 2)), (x + length, y)],
            (0.5, 2 + 5 * depth, 0.5),
            clear(tone, 0.3),
        )
    if sun_x is not None and m.name != "rain":
        for _ in range(120):
            depth = c.rng.random() ** 1.3
            y = horizon + 3 + depth * (1000 - horizon)
            x = sun_x + c.rng.gauss(0, 26 + 90 * depth)
            length = c.between(8, 36) * (0.4 + 1.3 * depth)
            c.taper(
                [(x - length, y), (x, y), (x + length, y)], (0.5, 1.5 + 5 * depth, 0.5), clear(m.light, 0.6)
            )


def rain(c, count=260, slant=0.25):
    """Falling rain over everything drawn so far."""
    tone = lighter(c.mood.haze, 0.6)
    for _ in range(count):
        x, y, length = c.between(-100, 1600), c.between(-50, 1000), c.between(18, 60)
        c.line(
            [(x, y), (x - length * slant, y + length)], clear(tone, c.between(0.2, 0.5)), c.between(1, 2.4)
        )


def birds(c, x, y, count=5, size=12):
    """A few far birds."""
    for _ in range(count):
        bx, by, s = c.near(x, 110), c.near(y, 45), c.near(size, size * 0.3)
        wing = [
            (bx - s, by - s * 0.35),
            (bx - s * 0.4, by - s * 0.5),
            (bx, by),
            (bx + s * 0.4, by - s * 0.5),
            (bx + s, by - s * 0.3),
        ]
        c.taper(wing, (0.6, 3, 0.6), clear(c.mood.ink, 0.75))
