"""Fields, plantations and mountains."""

from math import pi, sin

from .canvas import outline, ridge, smooth
from .figures import BEND, CARRY, REACH, STAND, anyone, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, RAIN, clear, darker, lighter, mix
from .sky import clouds, hills, mountain, sky
from .trees import banana, bushes, foreground, grass, palm, pine, tree

BODY = "-46,-46 -36,-56 -14,-60 10,-61 30,-63 42,-58 46,-44 40,-30 22,-23 -6,-19 -30,-22 -44,-32"
HEAD = "36,-60 48,-64 58,-58 66,-42 72,-32 66,-25 57,-29 46,-38 38,-44"
HORNS = ("49,-61 47,-73 36,-79 20,-76", "55,-60 60,-74 50,-84 34,-85")


def carabao(c, x, y, size, flip=1):
    """A water buffalo in profile; y is the ground and `size` its length."""
    m, s = c.mood, size / 100
    hide = mix(m.ink, m.earth, 0.25)

    def spot(text):
        return outline(text, x, y, s, flip)

    c.oval(x, y, 62 * s, 4 * s, clear(m.ink, 0.3))
    for px, shade in ((-26, 0.35), (20, 0.35), (-36, 0), (31, 0)):
        leg = spot(f"{px},-34 {px + 2},-18 {px - 1},-9 {px},0")
        c.taper(leg, (18 * s, 9 * s, 6.5 * s, 9 * s), darker(hide, shade))
    c.taper(spot(HORNS[0]), (7 * s, 6 * s, 4 * s, 1 * s), mix(m.pale, m.ink, 0.5))
    for contour, tone in ((BODY, hide), (HEAD, lighter(hide, 0.1))):
        curve = smooth(spot(contour), True)
        c.shape(curve, tone)
        c.shade(curve, darker(hide, 0.6), "down", 0.9)
    c.taper(spot("-45,-44 -52,-34 -49,-16"), (3 * s, 2 * s, 3.5 * s), hide)
    c.taper(spot(HORNS[1]), (7 * s, 6 * s, 4 * s, 1 * s), mix(m.pale, m.ink, 0.25))
    c.taper(spot("46,-58 36,-60 31,-54"), (3 * s, 7 * s, 2 * s), darker(hide, 0.15))
    c.disc(*spot("57,-51")[0], 1.4 * s, m.pale)
    c.taper(spot("65,-30 70,-33"), (2 * s, 3 * s), darker(hide, 0.5))


def paddies(c):
    m = c.light(DAWN, GOLD, DAY, RAIN, DUSK)
    horizon = 390
    sun = (c.any(380, 1080), 270)
    sky(c, horizon, sun)
    clouds(c, horizon, 4)
    hills(c, horizon + 10, 3, 150)
    c.wash(horizon, 1100, mix(m.leaf[0], m.haze, 0.4), m.leaf[1])
    steps = 9
    phase = c.between(0, 6)
    for i in range(steps):
        t = i / steps
        y = horizon + 20 + 560 * t**1.5
        high = 18 + 95 * t
        edge = [(x, y + sin(x / 260 + phase + i * 0.7) * high * 0.32) for x in range(-60, 1600, 60)]
        wet = i % 3 == c.seed % 3
        tone = mix(m.water[0], m.sky[1], 0.4) if wet else mix(m.leaf[0], m.leaf[1], c.rng.random())
        tone = mix(tone, m.haze, 0.45 * (1 - t))
        c.shape([*smooth(edge, steps=3), (1560, 1100), (-60, 1100)], tone)
        c.line(smooth(edge, steps=3), mix(m.leaf[2], m.haze, 0.5 * (1 - t)), 5 + 12 * t)
        for _ in range(46):
            gx = c.between(0, 1500)
            gy = y + sin(gx / 260 + phase + i * 0.7) * high * 0.32 + high * c.between(0.25, 0.95)
            grass(c, gx, gy, 7 + 22 * t, mix(m.leaf[2], m.haze, 0.45 * (1 - t)), 3)
    c.haze(horizon, horizon + 140, m.haze, 0.5, 0)
    for i in range(4):
        palm(c, c.near(170 + i * 390, 90), horizon + 60, c.between(120, 180), mix(m.near, m.ink, 0.2))
    side = c.any(-1, 1)
    carabao(c, 750 - side * 90, 800, 330, side)
    figure(c, 750 + side * 270, 810, 230, STAND, anyone(c, head="hat", cloth=m.yellow), True)
    figure(
        c,
        750 - side * 470,
        700,
        150,
        BEND if side < 0 else mirrored(BEND),
        anyone(c, head="hat", cloth=m.pale),
    )
    foreground(c, darker(m.leaf[2], 0.3))


def coconuts(c):
    m = c.light(GOLD, DAY, DAWN, DUSK)
    horizon = 560
    sun = (c.any(480, 900), 400)
    sky(c, horizon, sun, 74)
    clouds(c, horizon, 4)
    hills(c, horizon, 2, 90)
    c.wash(horizon, 1100, m.leaf[0], m.leaf[1], m.leaf[2])
    for layer in range(3):
        tone = mix(mix(m.far, m.leaf[2], 0.6), m.ink, 0.12 + 0.2 * layer)
        foot = horizon + 20 + layer * 70
        for i in range(9 - layer * 2):
            x = c.near(60 + i * (1500 / (8 - layer * 2)), 50)
            palm(c, x, foot + c.near(0, 10), c.near(210 + layer * 90, 30), tone)
        c.mist(foot - 170, foot + 110, m.haze, 0.4)
    for side in (-1, 1):
        for k in range(2):
            x = 750 + side * (310 + 260 * k) + c.near(0, 40)
            palm(
                c,
                x,
                900 - k * 60,
                c.between(640, 720),
                darker(m.leaf[2], 0.25),
                c.near(-side * 0.06, 0.08),
                m.leaf[0],
                m.earth,
            )
    _husks(c, 700, 900)
    figure(c, c.near(560, 40), 880, 220, CARRY, anyone(c, head="hat", cloth=m.pale))
    figure(c, c.near(930, 40), 890, 225, mirrored(REACH), anyone(c, head="hat", cloth=m.yellow))
    foreground(c, darker(m.leaf[2], 0.45))


def _husks(c, x, y):
    m = c.mood
    for row in range(5):
        for i in range(8 - row):
            px, py = x + (i - (8 - row) / 2) * 40 + c.near(20, 5), y - row * 26
            tone = c.any(m.earth, darker(m.earth, 0.3), m.leaf[1])
            c.oval(px, py, 25, 20, tone)
            c.oval(px - 6, py - 6, 9, 5, lighter(tone, 0.35))


def volcano(c):
    m = c.light(DAWN, DAY, DUSK, RAIN)
    horizon = 640
    x = c.any(560, 750, 930)
    sky(c, horizon, (x + c.any(-360, 360), 240), 54)
    clouds(c, 420, 4)
    hills(c, horizon, 1, 200, 0.5)
    mountain(
        c,
        x,
        horizon + 10,
        c.between(1250, 1500),
        c.between(430, 500),
        mix(m.far, m.near, 0.75 if m.name != "day" else 0.5),
    )
    c.haze(horizon - 250, horizon + 10, m.haze, 0, 0.8)
    for _ in range(7):
        _mist(c, c.between(0, 1500), c.between(440, 600), c.between(300, 620))
    for layer in range(3):
        base = horizon + 30 + layer * 95
        tone = mix(mix(m.far, m.leaf[2], 0.5 + 0.2 * layer), m.ink, 0.1 + 0.14 * layer)
        line = ridge(c.rng, base - 40, 26)
        c.shape([*line, (1560, 1100), (-60, 1100)], tone)
        for i in range(22 - layer * 5):
            px = c.near(i * 1500 / (21 - layer * 5), 30)
            pine(
                c,
                px,
                base + c.between(-20, 30),
                c.between(80, 130) * (1 + layer * 0.7),
                tone,
                mix(tone, m.leaf[1], 0.3),
            )
        c.mist(base - 60, base + 150, m.haze, 0.34)
    for px in (c.near(150, 50), c.near(1330, 50), c.near(1180, 40)):
        pine(c, px, 1010, c.between(430, 560), darker(m.leaf[2], 0.45), m.leaf[2])
    foreground(c, darker(m.leaf[2], 0.5))


def _mist(c, x, y, width):
    m = c.mood
    for _ in range(5):
        c.oval(
            x + c.near(0, width * 0.35),
            y + c.near(0, 10),
            width * c.between(0.18, 0.3),
            c.between(9, 20),
            clear(lighter(m.haze, 0.3), 0.28),
        )


def coffee(c):
    m = c.light(DAY, GOLD, DAWN, RAIN)
    horizon = 360
    sky(c, horizon, (c.any(350, 1150), 210))
    clouds(c, horizon, 4)
    hills(c, horizon + 30, 3, 170)
    c.wash(horizon + 20, 1100, mix(m.leaf[0], m.haze, 0.3), m.leaf[1], m.leaf[2])
    for row in range(7):
        t = row / 6
        y = horizon + 70 + 440 * t**1.3
        tone = mix(m.leaf[2], m.haze, 0.4 * (1 - t))
        bushes(c, y, 26 + 60 * t, tone)
        bushes(c, y - 14 - 26 * t, 14 + 30 * t, mix(m.leaf[1], m.haze, 0.35 * (1 - t)))
        for _ in range(36):
            c.disc(
                c.between(0, 1500), y - c.between(0, 14 + 46 * t), 2.5 + 5 * t, c.any(m.red, m.red, m.yellow)
            )
        if row == 2:
            for x in (c.near(300, 60), c.near(1180, 60)):
                figure(c, x, y + 80, 190, REACH, anyone(c, head="hat", cloth=m.yellow), legs=False)
        if row == 4:
            picker = anyone(c, head="hat", cloth=m.pale, top=m.red)
            figure(c, c.near(680, 60), y + 190, 420, REACH, picker, legs=False)
            _basket(c, c.near(930, 40), y + 40, 120)
    _branch(c, -20, 1)
    _branch(c, 1520, -1)


def _basket(c, x, y, size):
    m = c.mood
    weave = lighter(m.earth, 0.15)
    for _ in range(44):
        c.disc(
            c.near(x, size * 0.6),
            y - size * 0.75 - c.between(0, size * 0.26),
            size * 0.085,
            c.any(m.red, darker(m.red, 0.2), m.red, m.yellow),
        )
    cup = [
        (x - size * 0.78, y - size * 0.8),
        (x + size * 0.78, y - size * 0.8),
        (x + size * 0.55, y),
        (x - size * 0.55, y),
    ]
    c.shape(cup, weave)
    for i in range(1, 6):
        c.line(
            [
                (x - size * 0.76 + i * 4, y - size * 0.8 + i * size * 0.13),
                (x + size * 0.76 - i * 4, y - size * 0.8 + i * size * 0.13),
            ],
            darker(weave, 0.3),
            3,
        )
    c.shade(cup, darker(weave, 0.5), "right", 0.8)
    c.line(cup[:2], darker(weave, 0.2), 9)


def _branch(c, x, side):
    """A coffee branch that leans into the picture from above, with leaves in pairs and ripe cherries."""
    m = c.mood
    stem = smooth([(x, 40), (x + side * 120, 110), (x + side * 210, 210), (x + side * 250, 330)], steps=3)
    c.taper(stem, (14, 4), darker(m.earth, 0.4))
    for k, (px, py) in enumerate(stem[1:]):
        for turn in (-1, 1):
            reach = 120 - k * 4
            tip = (px + side * reach * (0.5 if turn > 0 else 0.85), py + turn * reach * 0.75 + 24)
            middle = ((px + tip[0]) / 2 + side * 12, (py + tip[1]) / 2 - 8)
            tone = m.leaf[2] if (k + turn) % 3 else m.leaf[1]
            c.taper([(px, py), middle, tip], (5, 42, 34, 1), tone)
            c.curve([(px, py), middle, tip], darker(tone, 0.25), 2.5)
    for px, py in stem[2:-1]:
        for _ in range(5):
            cherry = (c.near(px, 20), c.near(py + 6, 18))
            tone = c.any(m.red, m.red, darker(m.red, 0.2), m.yellow)
            c.disc(*cherry, 12, tone)
            c.disc(cherry[0] - 4, cherry[1] - 4, 3.4, lighter(tone, 0.6))


def solar(c):
    m = c.light(DAY, GOLD, DAWN)
    horizon = 440
    sun = (c.any(420, 1080), c.near(210, 30))
    sky(c, horizon, sun, 84)
    clouds(c, horizon, 4)
    hills(c, horizon + 10, 3, 130)
    c.wash(horizon, 1100, m.leaf[0], m.leaf[1])
    for i in range(6):
        tree(c, c.near(60 + i * 280, 80), horizon + 30, c.between(80, 130), m.leaf[2], m.leaf[1])
    for row in range(5):
        t = row / 5
        y, size = horizon + 70 + 420 * t**1.4, 70 + 190 * t
        shift = c.near(0, 40)
        for i in range(-1, int(1500 / (size * 1.35)) + 2):
            _panel(c, shift + i * size * 1.35, y, size)
    figure(c, c.near(1130, 30), 890, 240, REACH, anyone(c, head="helmet", cloth=m.yellow, top=m.red))
    foreground(c, m.leaf[2], 990, 50)


def _panel(c, x, y, size):
    """One tilted panel with its cells and a slant of light."""
    m = c.mood
    glass = mix(m.teal, m.ink, 0.55)
    lean, high = size * 0.28, size * 0.55
    for px in (0.25, 0.8):
        c.line(
            [(x + size * px, y - high * 0.3), (x + size * px, y + high * 0.3)],
            darker(m.haze, 0.5),
            size * 0.03,
        )
    top, low = [(x + lean, y - high), (x + lean + size, y - high)], [(x + size, y), (x, y)]
    c.shape(top + low, glass)
    c.shape(
        [
            (x + lean + size * 0.12, y - high),
            (x + lean + size * 0.42, y - high),
            (x + size * 0.2, y),
            (x, y - high * 0.28),
        ],
        clear(lighter(m.sky[0], 0.5), 0.4),
    )
    for k in range(5):
        c.line(
            [(x + size * k / 4, y), (x + lean + size * k / 4, y - high)], lighter(m.haze, 0.3), size * 0.012
        )
    for k in range(4):
        t = k / 3
        c.line(
            [(x + lean * t, y - high * t), (x + lean * t + size, y - high * t)],
            lighter(m.haze, 0.3),
            size * 0.012,
        )


def fruit(c):
    """The roadside stand: durian in a heap, bananas on a line."""
    m = c.light(DAY, GOLD, DAWN)
    sky(c, 640, (c.any(330, 1170), 190))
    clouds(c, 380, 3)
    hills(c, 660, 3, 200)
    for i in range(6):
        banana(
            c,
            c.near(60 + i * 290, 60),
            760,
            c.between(430, 620),
            mix(m.leaf[1], m.haze, 0.3),
            mix(m.leaf[0], m.haze, 0.3),
        )
    c.wash(740, 1100, mix(m.leaf[1], m.haze, 0.3), mix(m.leaf[1], m.earth, 0.5))
    c.mist(420, 960, m.haze, 0.6)
    for px in (250, 1250):
        c.rect(px - 9, 300, 18, 600, darker(m.earth, 0.4))
    roof = [(150, 320), (300, 180), (1200, 180), (1350, 320)]
    c.shape(roof, lighter(m.earth, 0.2))
    for i in range(56):
        x = 160 + i * 21.5
        c.taper(
            [(750 + (x - 750) * 0.76, 184), (x, c.near(345, 14))],
            (7, 3),
            c.any(m.earth, lighter(m.earth, 0.3), darker(m.earth, 0.15)),
        )
    for i in range(5):
        _hand(c, 355 + i * 196 + c.near(0, 14), 350, c.between(60, 84))
    seller = c.any(560, 900)
    pose = REACH if seller < 700 else mirrored(REACH)
    figure(c, seller, 880, 440, pose, anyone(c, bare=True, top=c.any(m.red, m.teal, m.pale)), False)
    _counter(c)


def _hand(c, x, y, size, tiers=3):
    """Bananas in a bunch: three tiers hang from a beam, one lies on the counter."""
    m = c.mood
    c.line([(x, y - 30 * (tiers > 1)), (x, y + size * 0.4)], m.ink, 5)
    for tier in range(tiers):
        for i in range(-3, 4):
            sx, sy = x + i * size * 0.13, y + tier * size * 0.62
            tip = (x + i * size * 0.3, sy + size * 0.78)
            bulge = (x + i * size * 0.36, sy + size * 0.42)
            tone = m.yellow if (i + tier) % 3 else mix(m.yellow, m.leaf[0], 0.6)
            c.taper(
                [(sx, sy), bulge, tip],
                (size * 0.1, size * 0.21, size * 0.06),
                tone if i % 2 else darker(tone, 0.12),
            )


def _counter(c):
    m = c.mood
    for row in range(3):
        for i in range(4 - row):
            for middle in (430, 1070):
                durian(c, middle + (i - (3 - row) / 2) * 128 + c.near(0, 8), 750 - row * 84, 76)
    for i in range(3):
        _hand(c, 640 + i * 110, 720, 62, 1)
    c.shape([(170, 790), (1330, 790), (1390, 840), (110, 840)], lighter(m.earth, 0.3))
    front = [(110, 840), (1390, 840), (1390, 1100), (110, 1100)]
    c.shape(front, m.earth)
    for i in range(1, 16):
        c.line([(110 + i * 80, 840), (110 + i * 80, 1100)], darker(m.earth, 0.3), 4)
    c.shade(front, darker(m.earth, 0.5), "down", 0.7)


def durian(c, x, y, size):
    m = c.mood
    tone = mix(m.leaf[1], m.yellow, c.between(0.15, 0.45))
    c.taper([(x, y - size * 0.7), (x + 5, y - size * 1.05)], (size * 0.14, size * 0.1), darker(m.earth, 0.3))
    points = []
    for i in range(44):
        turn, reach = i / 44 * 2 * pi, size * (0.86 if i % 2 else 0.72)
        points.append((x + reach * sin(turn) * 0.92, y - reach * sin(turn + pi / 2)))
    c.shape(points, tone)
    c.shade(points, darker(tone, 0.45), "right", 0.9)
    for ring in range(5):
        for i in range(6):
            px = x + (i - 2.5 + (ring % 2) * 0.5) * size * 0.22
            py = y - size * 0.45 + ring * size * 0.23
            if (px - x) ** 2 + (py - y) ** 2 < (size * 0.62) ** 2:
                c.shape(
                    [(px - size * 0.08, py + 4), (px, py - size * 0.12), (px + size * 0.08, py + 4)],
                    lighter(tone, 0.22),
                )
