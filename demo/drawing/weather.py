"""Storms and what follows: the typhoon from above, the flood, the relief centre."""

from math import cos, exp, pi, sin

from .canvas import ridge, smooth
from .figures import CARRY, PADDLE, REACH, SIT, STAND, WALK, anyone, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, RAIN, clear, darker, lighter, mix
from .sky import clouds, rain, sky
from .trees import palm


def _island(c, x, y, width, height, tone):
    """An invented island with a pale shore."""
    points = []
    for i in range(16):
        turn = i * pi / 8
        reach = c.between(0.55, 1.1)
        points.append((x + cos(turn) * width * reach, y + sin(turn) * height * reach))
    for grow, colour in (
        (1.14, clear(lighter(c.mood.teal, 0.3), 0.45)),
        (1.06, lighter(tone, 0.45)),
        (1.0, tone),
    ):
        c.blob([(x + (px - x) * grow, y + (py - y) * grow) for px, py in points], colour)
    c.blob([(x + (px - x) * 0.6, y + (py - y) * 0.55) for px, py in points], darker(tone, 0.25))


def typhoon(c):
    m = c.light(DAY, NIGHT, DUSK, RAIN)
    deep = mix(m.water[1], m.ink, 0.55)
    c.wash(-50, 1050, deep, mix(m.water[1], m.ink, 0.3), deep)
    c.glow(750, 500, 900, m.water[1], 0.5)
    for x, y, w, h in (
        (120, 180, 120, 80),
        (240, 420, 90, 130),
        (380, 790, 220, 110),
        (140, 650, 70, 60),
        (1330, 860, 110, 70),
        (560, 130, 70, 40),
    ):
        _island(c, c.near(x, 30), c.near(y, 25), w, h, mix(m.leaf[1], m.leaf[2], c.rng.random()))
    for i in range(1, 8):
        c.line([(i * 190, -20), (i * 190 - 40, 1020)], clear(m.haze, 0.22), 2)
        c.line([(-20, i * 150 - 40), (1520, i * 150 - 70)], clear(m.haze, 0.22), 2)
    x, y = c.near(820, 70), c.near(490, 30)
    turn = c.between(0, 6)
    c.glow(x, y, 520, m.pale, 0.75)
    for layer, (tone, width) in enumerate(
        ((mix(m.haze, deep, 0.35), 1.5), (m.haze, 1.0), (lighter(m.pale, 0.5), 0.55))
    ):
        for arm in range(7):
            _arm(c, x, y, turn + arm * 2 * pi / 7 + layer * 0.14, width, clear(tone, 0.75))
    for _ in range(420):
        r = abs(c.rng.gauss(0, 1)) * 200 + 60
        a = c.between(0, 2 * pi)
        px, py, long = x + cos(a) * r, y + sin(a) * r * 0.86, 16 + r * 0.1
        tilt = a + pi / 2 - 0.3
        c.taper(
            [
                (px - cos(tilt) * long, py - sin(tilt) * long),
                (px, py),
                (px + cos(tilt) * long, py + sin(tilt) * long),
            ],
            (0.5, c.between(3, 9), 0.5),
            clear(lighter(m.pale, 0.4), 0.4),
        )
    c.glow(x, y, 190, lighter(m.pale, 0.6), 0.9)
    c.disc(x, y, 44, mix(deep, m.haze, 0.25))
    c.disc(x + 3, y + 4, 35, deep)
    track = [(x + 560, y + 300), (x + 330, y + 190), (x, y), (x - 260, y - 90), (x - 520, y - 250)]
    for i, (px, py) in enumerate(smooth(track, steps=6)):
        if abs(px - x) > 70:
            c.disc(px, py, 8, m.red if i < 13 else m.yellow)


def _arm(c, x, y, start, width, colour):
    """One spiral arm of cloud."""
    spine = []
    for i in range(9):
        r = 44 * exp(i * 0.27)
        a = start - i * 0.46
        spine.append((x + cos(a) * r, y + sin(a) * r * 0.86))
    c.taper(spine, [w * width for w in (24, 52, 74, 90, 84, 60, 30, 6)], colour)


def flood(c):
    m = c.light(RAIN, DUSK, DAWN, NIGHT)
    line = 560
    sky(c, line)
    clouds(c, 420, 4)
    for i in range(5):
        palm(c, c.near(100 + i * 330, 70), line + 10, c.between(280, 400), mix(m.far, m.near, 0.6))
    c.haze(200, line, m.haze, 0, 0.5)
    for i, x in enumerate((40, 330, 1010, 1290)):
        _drowned(
            c,
            c.near(x, 25),
            line + 60,
            250,
            c.any(m.pale, mix(m.teal, m.pale, 0.45), mix(m.earth, m.pale, 0.4)),
            i % 2,
        )
    brown = mix(mix(m.earth, m.water[1], 0.5), m.haze, 0.25)
    c.wash(line + 55, 1100, mix(brown, m.haze, 0.4), brown, darker(brown, 0.35))
    for _ in range(120):
        t = c.rng.random()
        x, y, long = c.between(-30, 1530), line + 66 + t * 400, c.between(16, 60) * (0.4 + t)
        c.taper(
            [(x - long, y), (x, y + 2), (x + long, y)],
            (0.5, 2 + 4 * t, 0.5),
            clear(c.any(lighter(brown, 0.5), darker(brown, 0.3)), 0.4),
        )
    for x in (200, 620, 1180):
        c.line([(x, 680), (x + 3, 240)], mix(m.ink, m.near, 0.3), 11)
        c.line([(x - 56, 280), (x + 60, 280)], mix(m.ink, m.near, 0.3), 8)
    c.curve(
        [(-60, 300), (200, 284), (410, 330), (620, 284), (900, 340), (1180, 284), (1560, 320)],
        clear(m.ink, 0.7),
        3,
    )
    for x in (c.near(240, 30), c.near(330, 20)):
        figure(c, x, 850, 270, CARRY, anyone(c), False)
    c.shape([(160, 735), (420, 735), (400, 900), (180, 900)], mix(brown, m.haze, 0.18))
    _boat(c, c.near(850, 60), 800)
    if m.name in ("rain", "night"):
        rain(c, 300)


def _drowned(c, x, y, width, wall, tall):
    m = c.mood
    high = width * (0.9 if tall else 0.6)
    c.rect(x - width / 2, y - high, width, high, wall)
    c.shade(
        [(x - width / 2, y - high), (x + width / 2, y - high), (x + width / 2, y), (x - width / 2, y)],
        darker(wall, 0.5),
        "down",
        0.7,
    )
    for dx in (-0.34, 0.06):
        for k in range(2 if tall else 1):
            c.rect(
                x + dx * width,
                y - high * (0.85 - 0.45 * k),
                width * 0.27,
                width * 0.24,
                m.light if m.dark and k == 0 else darker(wall, 0.55),
            )
    roof = c.any(m.red, mix(m.teal, m.ink, 0.2), m.earth)
    top = [
        (x - width * 0.6, y - high),
        (x - width * 0.3, y - high - width * 0.3),
        (x + width * 0.3, y - high - width * 0.3),
        (x + width * 0.6, y - high),
    ]
    c.shape(top, roof)
    c.shade(top, darker(roof, 0.4), "right", 0.8)


def _boat(c, x, y):
    """An orange rubber boat: two rescuers paddle, a family sits between them."""
    m = c.mood
    vest = mix(m.red, m.yellow, 0.3)
    figure(c, x - 210, y + 6, 290, PADDLE, anyone(c, head="helmet", cloth=m.pale, top=vest), False)
    for dx, size in ((-110, 250), (-20, 180), (60, 240)):
        figure(c, x + dx, y + 18, size, SIT, anyone(c), False)
    figure(c, x + 220, y + 6, 300, mirrored(PADDLE), anyone(c, head="helmet", cloth=m.pale, top=vest), False)
    for side in (-1, 1):
        c.line([(x + side * 130, y - 130), (x + side * 330, y + 60)], m.earth, 9)
        c.oval(x + side * 338, y + 66, 24, 34, m.earth)
    hull = smooth(
        [
            (x - 330, y - 60),
            (x - 260, y - 28),
            (x, y - 20),
            (x + 260, y - 28),
            (x + 340, y - 66),
            (x + 350, y - 10),
            (x + 280, y + 48),
            (x, y + 56),
            (x - 280, y + 48),
            (x - 340, y - 8),
        ],
        True,
    )
    c.shape(hull, vest)
    c.shade(hull, darker(vest, 0.5), "down", 0.9)
    c.curve([(x - 318, y - 24), (x, y + 8), (x + 325, y - 28)], m.pale, 9)
    for i in range(8):
        px = x + c.near(0, 320)
        c.taper(
            [(px - 80, y + 66 + i * 7), (px, y + 68 + i * 7), (px + 80, y + 66 + i * 7)],
            (0.5, 6, 0.5),
            clear(m.pale, 0.45),
        )


def relief(c):
    """A covered court as an evacuation centre; packs are handed out."""
    m = c.light(DAY, RAIN, GOLD, DAWN)
    c.wash(-50, 700, mix(m.sky[0], m.haze, 0.3), m.haze)
    for x in range(0, 1600, 250):
        c.line([(x, 560), (x, 130)], mix(m.far, m.near, 0.5), 14)
        c.curve([(x, 200), (x + 125, 110), (x + 250, 200)], mix(m.far, m.near, 0.5), 8)
    roof = [(-60, -20), *smooth([(-60, 150), (400, 90), (750, 74), (1100, 90), (1560, 150)]), (1560, -20)]
    c.shape(roof, mix(m.near, m.teal, 0.4))
    c.shade(roof, m.ink, "up", 0.5)
    line = ridge(c.rng, 520, 24)
    c.shape([*line, (1560, 640), (-60, 640)], mix(m.far, m.leaf[1], 0.4))
    c.wash(600, 1100, mix(m.earth, m.haze, 0.6), mix(m.earth, m.haze, 0.2), mix(m.earth, m.ink, 0.15))
    for i in range(5):
        x = 120 + i * 320
        tent = [(x - 110, 650), (x, 500), (x + 110, 650)]
        tone = c.any(m.teal, m.yellow, m.pale, m.red)
        c.shape(tent, tone)
        c.shade(tent, darker(tone, 0.5), "right", 0.8)
        c.shape([(x - 26, 650), (x, 560), (x + 26, 650)], darker(tone, 0.55))
    for i in range(7):
        figure(
            c, 70 + i * 105 + c.near(0, 12), 800, c.between(205, 265), c.any(STAND, WALK, CARRY), anyone(c)
        )
    table = [(840, 760), (1420, 760), (1420, 900), (840, 900)]
    for x in (980, 1130, 1290):
        figure(c, c.near(x, 15), 850, 290, mirrored(REACH), anyone(c, top=m.red), False)
    c.shape(table, m.teal)
    c.shade(table, darker(m.teal, 0.5), "down", 0.8)
    c.rect(826, 744, 608, 20, lighter(m.teal, 0.4))
    for i in range(7):
        _pack(c, 880 + i * 82, 746, 62)
    for row in range(3):
        for i in range(6 - row):
            _pack(c, 250 + i * 88 + row * 44, 925 - row * 60, 74)


def _pack(c, x, y, size):
    """A knotted bag of rice and tins."""
    m = c.mood
    tone = c.any(m.pale, m.pale, m.yellow, lighter(m.red, 0.2))
    bag = smooth(
        [
            (x - size * 0.5, y - size * 0.1),
            (x - size * 0.42, y - size * 0.6),
            (x - size * 0.1, y - size * 0.78),
            (x + size * 0.1, y - size * 0.78),
            (x + size * 0.42, y - size * 0.6),
            (x + size * 0.5, y - size * 0.1),
            (x, y),
        ],
        True,
        4,
    )
    c.shape(bag, tone)
    c.shade(bag, darker(tone, 0.4), "down", 0.8)
    for side in (-1, 1):
        c.taper(
            [
                (x, y - size * 0.74),
                (x + side * size * 0.12, y - size * 0.98),
                (x + side * size * 0.22, y - size * 0.9),
            ],
            (7, 9, 2),
            tone,
        )
