"""Storms and what follows: the typhoon from above, the flood, the relief centre."""

from math import cos, exp, pi, sin

from .canvas import arc, outline, smooth
from .figures import CARRY, PADDLE, REACH, SIT, STAND, WALK, anyone, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, RAIN, clear, darker, lighter, mix
from .sky import clouds, hills, rain, sky
from .trees import palm


def _island(c, x, y, width, height, tone):
    """An invented island with a pale shore."""
    points, reach = [], 0.85
    for i in range(20):
        reach = max(0.6, min(1.1, reach + c.near(0, 0.2)))
        points.append((x + cos(i * pi / 10) * width * reach, y + sin(i * pi / 10) * height * reach))

    def grown(share):
        return [(x + (px - x) * share, y + (py - y) * share) for px, py in points]

    c.blob(grown(1.2), clear(lighter(c.mood.teal, 0.3), 0.4), 5)
    c.blob(grown(1.06), lighter(tone, 0.5), 5)
    land = smooth(points, True, 5)
    c.shape(land, tone)
    c.shade(land, darker(tone, 0.5), "round", 0.8)


ISLANDS = "120,180,120,80 240,420,90,130 380,790,220,110 140,650,70,60 1330,860,110,70 560,130,70,40"


def typhoon(c):
    m = c.light(DAY, NIGHT, DUSK, RAIN)
    c.mirrored = False  # north of the equator a typhoon turns one way only
    deep = mix(m.water[1], m.ink, 0.55)
    c.wash(-50, 1050, deep, mix(m.water[1], m.ink, 0.3), deep)
    c.glow(750, 500, 900, m.water[1], 0.5)
    for island in ISLANDS.split():
        x, y, wide, high = map(int, island.split(","))
        _island(c, c.near(x, 30), c.near(y, 25), wide, high, mix(m.leaf[1], m.leaf[2], c.rng.random()))
    for i in range(1, 8):
        c.line([(i * 190, -20), (i * 190 - 40, 1020)], clear(m.haze, 0.22), 2)
        c.line([(-20, i * 150 - 40), (1520, i * 150 - 70)], clear(m.haze, 0.22), 2)
    x, y = c.near(820, 70), c.near(490, 30)
    _swirl(c, x, y, deep)
    track = smooth(outline("560,300 330,190 0,0 -260,-90 -520,-250", x, y), steps=6)
    for i, (px, py) in enumerate(track):
        if abs(px - x) > 70:
            c.disc(px, py, 8, m.red if i < 13 else m.yellow)


def _swirl(c, x, y, deep):
    """The storm: three layers of arms, wisps along them, and the eye."""
    m = c.mood
    turn = c.between(0, 6)
    c.glow(x, y, 520, m.pale, 0.75)
    layers = ((mix(m.haze, deep, 0.35), 1.5), (m.haze, 1.0), (lighter(m.pale, 0.5), 0.55))
    for layer, (tone, width) in enumerate(layers):
        for arm in range(7):
            _arm(c, x, y, turn + arm * 2 * pi / 7 + layer * 0.14, width, clear(tone, 0.75))
    for _ in range(420):
        r = min(abs(c.rng.gauss(0, 1)), 1.9) * 200 + 60
        a = c.between(0, 2 * pi)
        px, py, long = x + cos(a) * r, y + sin(a) * r * 0.86, 16 + r * 0.1
        dx, dy = cos(a + pi / 2 - 0.35) * long, sin(a + pi / 2 - 0.35) * long
        wisp = [(px - dx, py - dy), (px, py), (px + dx, py + dy)]
        c.taper(wisp, (0.5, c.between(3, 9), 0.5), clear(lighter(m.pale, 0.4), 0.4))
    c.glow(x, y, 190, lighter(m.pale, 0.6), 0.9)
    c.disc(x, y, 44, mix(deep, m.haze, 0.25))
    c.disc(x + 3, y + 4, 35, deep)


def _arm(c, x, y, start, width, colour):
    """One spiral arm of cloud."""
    spine = []
    for i in range(9):
        r = 44 * exp(i * 0.27)
        a = start + i * 0.46
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
    for i, x in enumerate((60, 390, 700, 1040, 1370)):
        wall = c.any(m.pale, mix(m.teal, m.pale, 0.45), mix(m.earth, m.pale, 0.4))
        _drowned(c, c.near(x, 25), line + 60, c.between(250, 310), wall, i % 2)
    brown = mix(mix(m.earth, m.water[1], 0.5), m.haze, 0.25)
    _brown_water(c, line + 55, brown)
    for x, size in ((c.near(250, 30), 300), (c.near(370, 20), 270)):
        c.oval(x, 800, 90, 10, clear(lighter(brown, 0.5), 0.6))
        hands = figure(c, x, 800 + size * 0.45, size, CARRY, anyone(c), legs=False)
        c.blob(outline("-40,8 -30,-40 6,-56 44,-38 50,8", *hands[1]), c.any(m.teal, m.plum, m.pale))
    _boat(c, c.near(880, 50), 790)
    if m.name in ("rain", "night"):
        rain(c, 300)


def _brown_water(c, line, brown):
    """Standing water with ripples, and the poles of the street in it."""
    m = c.mood
    c.wash(line, 1100, mix(brown, m.haze, 0.4), brown, darker(brown, 0.35))
    for _ in range(120):
        t = c.rng.random()
        x, y, long = c.between(-30, 1530), line + 11 + t * 400, c.between(16, 60) * (0.4 + t)
        tone = clear(c.any(lighter(brown, 0.5), darker(brown, 0.3)), 0.4)
        c.taper([(x - long, y), (x, y + 2), (x + long, y)], (0.5, 2 + 4 * t, 0.5), tone)
    wood = mix(m.ink, m.near, 0.3)
    for x in (200, 620, 1180):
        c.line([(x, 680), (x + 3, 240)], wood, 11)
        c.line([(x - 56, 280), (x + 60, 280)], wood, 8)
    wire = outline("-60,300 200,284 410,330 620,284 900,340 1180,284 1560,320", 0, 0)
    c.curve(wire, clear(m.ink, 0.7), 3)


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
    crew = {"head": "helmet", "cloth": m.pale, "top": vest}
    for dx, size, pose in ((-225, 330, PADDLE), (235, 340, mirrored(PADDLE))):
        hands = figure(c, x + dx, y + 30, size, pose, anyone(c, **crew), legs=False)
        tip = (x + dx * 1.75, y + 64)
        c.line([hands[0], tip], m.earth, 9)
        c.oval(tip[0], tip[1] + 4, 22, 34, m.earth)
    for dx, size in ((-115, 300), (-10, 210), (95, 290)):
        figure(c, x + dx, y + size * 0.18, size, c.any(SIT, mirrored(SIT)), anyone(c), legs=False)
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
    sky(c, 560)
    clouds(c, 420, 3)
    hills(c, 570, 3, 190)
    for i in range(7):
        palm(c, c.near(40 + i * 240, 70), 580, c.between(170, 260), mix(m.near, m.leaf[2], 0.5))
    c.mist(380, 700, m.haze, 0.5)
    steel = mix(m.near, m.ink, 0.25)
    for x in range(0, 1600, 300):
        c.block(x - 11, 150, 22, 440, steel, m.ink, "right")
        c.curve([(x, 250), (x + 60, 170), (x + 150, 140), (x + 240, 170), (x + 300, 250)], steel, 9)
    roof = [
        (-60, -120),
        *smooth([(-60, 170), (400, 120), (750, 108), (1100, 120), (1560, 170)]),
        (1560, -120),
    ]
    c.shape(roof, mix(m.teal, m.near, 0.4))
    for i in range(24):
        c.line([(i * 64, -20), (i * 70 - 70, 160)], clear(m.ink, 0.25), 3)
    c.shade(roof, m.ink, "down", 0.6)
    c.wash(590, 1100, mix(m.earth, m.haze, 0.5), mix(m.earth, m.red, 0.2), mix(m.earth, m.ink, 0.25))
    c.line([(-60, 700), (1560, 700)], clear(m.pale, 0.7), 7)
    c.line(arc(750, 700, 330, 90, 0, 180), clear(m.pale, 0.7), 7)
    for i in range(5):
        _tent(c, 110 + i * 320 + c.near(0, 20), 670, c.any(m.teal, m.yellow, m.pale, m.red))
    for i in range(7):
        pose = c.any(STAND, WALK, CARRY)
        figure(c, 90 + i * 108 + c.near(0, 14), 830, c.between(240, 310), pose, anyone(c))
    for x in (960, 1120, 1290):
        figure(c, c.near(x, 15), 880, 340, mirrored(REACH), anyone(c, top=m.red), legs=False)
    c.block(850, 770, 560, 150, m.teal, darker(m.teal, 0.5))
    c.rect(836, 752, 588, 22, lighter(m.teal, 0.4))
    for i in range(6):
        _pack(c, 900 + i * 92, 754, 74)
    for row in range(3):
        for i in range(6 - row):
            _pack(c, 270 + i * 92 + row * 46, 950 - row * 64, 84)


def _tent(c, x, foot, tone):
    """A family's tent on the floor of the court."""
    whole = [(x - 130, foot), (x, foot - 170), (x + 130, foot)]
    c.shape(whole, tone)
    c.shade(whole, darker(tone, 0.5), "right", 0.8)
    c.shape([(x - 34, foot), (x, foot - 104), (x + 34, foot)], darker(tone, 0.55))


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
