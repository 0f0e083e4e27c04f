"""Streets: the market and the festival."""

from itertools import pairwise
from math import cos, pi, sin

from .canvas import smooth
from .figures import CARRY, DANCE, REACH, STAND, WALK, anyone, crowd, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, RAIN, darker, lighter, mix
from .sky import clouds, rain, sky
from .town import windows
from .trees import palm


def umbrella(c, x, y, radius, first, second):
    """A market umbrella with its pole; (x, y) is the middle of the rim."""
    c.line([(x, y - radius * 0.5), (x, y + radius * 1.7)], c.mood.ink, radius * 0.045)
    top = (x, y - radius * 0.62)
    edges = [x - radius + 2 * radius * i / 8 for i in range(9)]
    for i, (left, right) in enumerate(pairwise(edges)):
        sag = radius * 0.07
        rim = [(left, y), ((left + right) / 2, y + sag), (right, y)]
        bow = [(x + (p - x) * 0.72, y - radius * 0.4) for p in (left, right)]
        c.shape([top, bow[0], *rim, bow[1]], first if i % 2 else second)
    whole = [
        top,
        (x - radius * 0.72, y - radius * 0.4),
        (x - radius, y),
        (x + radius, y),
        (x + radius * 0.72, y - radius * 0.4),
    ]
    c.shade(whole, darker(first, 0.5), "right", 0.55)


def shopfronts(c, ground, height, tone):
    """A row of two-storey houses with awnings."""
    m = c.mood
    x = -40
    while x < 1540:
        wide, tall = c.between(150, 270), height * c.between(0.75, 1.15)
        wall = mix(tone, c.any(m.red, m.teal, m.yellow, m.pale), 0.3)
        c.rect(x, ground - tall, wide, tall, wall)
        c.shade(
            [(x, ground - tall), (x + wide, ground - tall), (x + wide, ground), (x, ground)],
            darker(wall, 0.5),
            "down",
            0.6,
        )
        windows(
            c,
            x + 8,
            ground - tall + 14,
            wide - 16,
            tall * 0.42,
            int(wide / 48),
            1,
            darker(wall, 0.5),
            m.light,
            0.5 if m.dark else 0.15,
        )
        awning = c.any(m.red, m.teal, m.yellow)
        c.shape(
            [
                (x + 4, ground - tall * 0.42),
                (x + wide - 4, ground - tall * 0.42),
                (x + wide + 8, ground - tall * 0.3),
                (x - 8, ground - tall * 0.3),
            ],
            mix(awning, tone, 0.3),
        )
        c.rect(x + 14, ground - tall * 0.3, wide - 28, tall * 0.3, darker(wall, 0.45))
        x += wide


def _produce(c, x, y, width):
    """A table with heaps of fruit and a row of fish; y is the front edge of the top."""
    m = c.mood
    c.rect(x - 8, y - 14, width + 16, 20, darker(m.earth, 0.35))
    heaps, part = 3, width / 3
    fish = c.rng.randrange(heaps)
    for i in range(heaps):
        left = x + part * i
        if i == fish:
            _fish(c, left, y, part)
            continue
        tone = c.any(m.red, m.yellow, m.leaf[0], m.leaf[1], m.plum, m.pale)
        size = part / 13
        for row in range(5):
            for k in range(6 - row):
                px = left + part / 2 + (k - (5 - row) / 2) * size * 2 + c.near(0, 1)
                py = y - size - row * size * 1.6
                c.disc(px, py, size * 1.06, mix(tone, m.ink, c.between(0, 0.22)))
                c.disc(px - size * 0.3, py - size * 0.35, size * 0.3, lighter(tone, 0.4))
    c.rect(x - 8, y, width + 16, 16, lighter(m.earth, 0.3))
    c.block(x, y + 16, width, 114, m.earth, darker(m.earth, 0.6), "down", 0.8)
    for i in range(1, 7):
        c.line([(x, y + 16 + i * 16), (x + width, y + 16 + i * 16)], darker(m.earth, 0.25), 3)


def _fish(c, x, y, width):
    """Fish side by side on a tray."""
    m = c.mood
    silver = mix(m.haze, m.near, 0.3)
    for row in range(3):
        for k in range(3):
            px, py = x + width * (0.08 + 0.29 * k) + row * 4, y - 8 - row * width * 0.1
            body = [(px, py), (px + width * 0.12, py - width * 0.03), (px + width * 0.26, py)]
            c.taper(body, (width * 0.03, width * 0.11, width * 0.03), mix(silver, m.teal, 0.12 * k))
            tail = (px + width * 0.25, py)
            c.shape([tail, (tail[0] + width * 0.06, py - 6), (tail[0] + width * 0.06, py + 5)], silver)
            c.disc(px + width * 0.05, py - 1, 1.6, m.ink)


def market(c):
    m = c.light(DAY, DAWN, GOLD, RAIN)
    ground = 620
    sky(c, ground, (c.any(420, 1060), 200))
    clouds(c, 460, 4)
    shopfronts(c, ground, 300, m.haze)
    c.haze(300, ground, m.haze, 0.2, 0.6)
    c.wash(ground - 10, 1100, mix(m.earth, m.haze, 0.55), mix(m.earth, m.ink, 0.2))
    inks = [m.red, m.yellow, m.teal, m.plum]
    for i in range(5):
        x = 90 + i * 330 + c.near(0, 40)
        _produce(c, x - 110, 600, 220)
        umbrella(c, x, 470, c.between(140, 170), c.any(*inks), m.pale)
    crowd(c, 760, 220, 60, 1440, 11, WALK)
    for i in range(4):
        x = 130 + i * 420 + c.near(0, 40)
        figure(c, x + c.near(70, 20), 830, 270, REACH, anyone(c), False)
        _produce(c, x - 160, 770, 320)
        c.rng.shuffle(inks)
        umbrella(c, x, 560 + c.near(0, 15), c.between(200, 235), inks[0], c.any(m.pale, inks[1]))
    for x in (c.near(340, 40), c.near(1120, 40), c.near(770, 40)):
        figure(c, x, 985, 330, c.any(CARRY, mirrored(WALK), WALK), anyone(c))
    if m.name == "rain":
        rain(c, 180)


def festival(c):
    m = c.light(DAY, GOLD, DUSK)
    ground = 640
    sky(c, ground, (c.any(420, 1080), 210), 72)
    clouds(c, 420, 3)
    shopfronts(c, ground, 330, m.haze)
    c.haze(260, ground, m.haze, 0.1, 0.5)
    c.wash(ground, 1100, mix(m.earth, m.pale, 0.45), mix(m.earth, m.ink, 0.15))
    for i in range(5):
        _bunting(c, 60 + i * 62, c.between(80, 160))
    for x in (40, 1450):
        palm(c, x, 700, 420, mix(m.leaf[2], m.ink, 0.2), 0.02, m.leaf[1])
    for i in range(6):
        _banner(
            c,
            90 + i * 265 + c.near(0, 30),
            690,
            300,
            c.any(m.red, m.yellow, m.teal, m.plum),
            c.any(m.pale, m.yellow),
        )
    crowd(c, 730, 170, 0, 1500, 14, STAND)
    for i in range(5):
        _dancer(c, 170 + i * 290 + c.near(0, 26), 800 + (i % 2) * 90, 270 + (i % 2) * 45)
    for _ in range(120):
        x, y = c.between(0, 1500), c.between(90, 900)
        c.shape([(x, y), (x + 8, y + 3), (x + 5, y + 10), (x - 3, y + 7)], c.any(*m.brights, m.plum))


def _bunting(c, y, sag):
    m = c.mood
    tones = c.rng.sample([m.red, m.yellow, m.teal, m.pale, m.plum], 5)
    for i in range(31):
        x = i * 50
        top = y + sin(i / 30 * pi) * sag
        c.shape([(x, top), (x + 34, top + 2), (x + 17, top + 42)], tones[i % 5])
    c.line([(i * 50, y + sin(i / 30 * pi) * sag) for i in range(31)], m.ink, 2)


def _banner(c, x, foot, height, tone, second):
    """A tall feather banner on a pole."""
    c.line([(x, foot), (x, foot - height)], c.mood.ink, 6)
    wing = smooth(
        [
            (x, foot - height),
            (x + 46, foot - height * 0.95),
            (x + 66, foot - height * 0.72),
            (x + 56, foot - height * 0.3),
            (x, foot - height * 0.24),
        ],
        True,
    )
    c.shape(wing, tone)
    for i in range(4):
        y = foot - height * (0.85 - i * 0.15)
        c.shape([(x + 8, y), (x + 30, y - 18), (x + 52, y), (x + 30, y + 18)], second)
    c.shade(wing, darker(tone, 0.4), "right", 0.6)


def _dancer(c, x, y, height):
    """A dancer with feathers on the head and a wide skirt."""
    m = c.mood
    tone, second = c.rng.sample([m.red, m.yellow, m.teal, m.plum], 2)
    pose = c.any(DANCE, mirrored(DANCE))
    head = (x + (pose.neck[0]) * height, y - height * 0.93)
    for i in range(9):
        turn = pi * (1.1 + 0.8 * i / 8)
        tip = (head[0] + height * 0.3 * cos(turn), head[1] + height * 0.3 * sin(turn))
        c.taper(
            [head, ((head[0] + tip[0]) / 2, (head[1] + tip[1]) / 2 - 6), tip],
            (4, height * 0.06, 3),
            tone if i % 2 else second,
        )
    hands = figure(c, x, y, height, pose, anyone(c, top=tone, legs=second, bare=True, head="long"))
    flare = smooth(
        [
            (x - height * 0.09, y - height * 0.52),
            (x + height * 0.09, y - height * 0.52),
            (x + height * 0.3, y - height * 0.2),
            (x, y - height * 0.15),
            (x - height * 0.3, y - height * 0.2),
        ],
        True,
    )
    c.shape(flare, second)
    c.shade(flare, darker(second, 0.4), "down", 0.7)
    c.curve(
        [
            (x - height * 0.27, y - height * 0.22),
            (x, y - height * 0.18),
            (x + height * 0.27, y - height * 0.22),
        ],
        tone,
        height * 0.035,
    )
    for hx, hy in hands:
        c.disc(hx, hy, height * 0.05, m.yellow)
        c.disc(hx, hy, height * 0.024, m.red)
