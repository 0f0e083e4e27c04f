"""The strait and its shores."""

from .canvas import outline, smooth
from .figures import CARRY, PADDLE, STAND, anyone, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, RAIN, clear, darker, lighter, mix
from .sky import birds, clouds, hills, sky, water
from .trees import mangrove, palm


def reflect(c, x, y, width, depth, colour, opacity=0.5):
    """A broken reflection below a thing that floats."""
    for i in range(9):
        t = i / 9
        half = width / 2 * (1 - t * 0.5) * c.between(0.6, 1.05)
        cx = x + c.near(0, width * 0.06)
        c.taper(
            [(cx - half, y + t * depth), (cx, y + t * depth + 2), (cx + half, y + t * depth)],
            (0.5, depth / 14, 0.5),
            clear(colour, opacity * (1 - t * 0.8)),
        )


BANCA = "-50,-13 -38,-8 0,-6 38,-8 51,-15 42,-1 20,3 -20,3 -42,-1"
VINTA = "-48,-12 -30,-6 36,-6 62,-14 50,0 10,4 -34,1"


def banca(c, x, y, length, colour, trim, crew=0):
    """An outrigger boat seen from the side; y is the waterline."""
    m, s = c.mood, length / 100
    reflect(c, x, y + 3 * s, length, 16 * s, darker(colour, 0.3))
    for dx in (-22, 20):
        c.curve(outline("0,-7 4,-9 9,3", x + dx * s, y, s), m.ink, 1.3 * s)
    for i in range(crew):
        place = x + (i - (crew - 1) / 2) * 26 * s
        figure(c, place, y - 2 * s, 30 * s, c.any(PADDLE, mirrored(PADDLE)), anyone(c), False)
    hull = smooth(outline(BANCA, x, y, s), True)
    c.shape(hull, colour)
    c.shade(hull, darker(colour, 0.4), "down", 0.9)
    c.curve(outline("-48,-11 0,-4.4 49,-12", x, y, s), trim, 1.8 * s)
    c.taper(outline("-36,5 0,3.4 44,4", x, y, s), (0.8 * s, 2 * s, 0.8 * s), lighter(m.earth, 0.35))


def vinta(c, x, y, size, colours, flip=1):
    """A vinta under its striped sail. `size` is the height of the mast."""
    m, s = c.mood, size / 100

    def part(text):
        return outline(text, x, y, s, flip)

    luff, peak, clew, foot = part("-6,-14 -2,-100 62,-46 44,-13")
    reflect(c, x + 22 * s * flip, y + 4 * s, 62 * s, 44 * s, mix(colours[0], m.water[1], 0.3), 0.55)
    bands = len(colours)

    def along(a, b, t, bow):
        return (a[0] + (b[0] - a[0]) * t + bow * flip * t * (1 - t) * 4, a[1] + (b[1] - a[1]) * t)

    for i, colour in enumerate(colours):
        top = [along(peak, clew, (i + k / 4) / bands, 2 * s) for k in range(5)]
        low = [along(luff, foot, (i + k / 4) / bands, 0) for k in range(5)]
        c.shape(top + low[::-1], colour)
    side = "right" if flip > 0 else "left"
    c.shade([luff, peak, clew, foot], darker(colours[0], 0.35), side, 0.4)
    for spar, width in (([*part("-7,-6"), peak], 1.6), ([luff, foot], 1.2), ([peak, clew], 1.3)):
        c.line(spar, m.ink, width * s)
    pose = PADDLE if flip < 0 else mirrored(PADDLE)
    figure(c, x + 22 * s * flip, y - 3 * s, 22 * s, pose, anyone(c), False)
    c.shape(smooth(part(VINTA), True), darker(m.plum, 0.25))
    c.line(part("-34,-2 46,-2"), m.yellow, 1.6 * s)
    c.taper(part("-40,5 50,4"), (1.2 * s, 1.2 * s), lighter(m.earth, 0.3))


def vintas(c):
    m = c.light(DAWN, DAY, DUSK, GOLD)
    horizon, sun = c.near(520, 40), (c.any(380, 560, 980, 1120), c.near(400, 60))
    sky(c, horizon, sun if m.name != "day" else (sun[0], 170), 70)
    clouds(c, horizon, 5)
    birds(c, 800, 240)
    hills(c, horizon, 3, 95)
    water(c, horizon, sun[0])
    bright = [m.red, m.yellow, m.teal, m.pale, m.plum]
    fleet = sorted((c.between(0.12, 0.75), c.between(0.12, 0.9)) for _ in range(c.any(3, 4, 5)))
    for depth, place in fleet[:-1]:
        c.rng.shuffle(bright)
        vinta(c, place * 1500, horizon + 20 + depth * 170, 90 + depth * 190, bright[:5], c.any(1, -1))
    c.rng.shuffle(bright)
    side = c.any(1, -1)
    vinta(c, 750 - side * c.between(60, 240), 845, 560, [*bright, bright[0], bright[1]], side)


def port(c):
    m = c.light(DAWN, GOLD, RAIN, DUSK)
    horizon = 470
    sun = (c.any(420, 1020), 380)
    sky(c, horizon, sun, 64)
    clouds(c, horizon, 4)
    hills(c, horizon, 3, 110)
    water(c, horizon, sun[0])
    for i in range(9):
        x = c.near(100 + i * 165, 60)
        y = horizon + 30 + (i * 37 % 120)
        banca(c, x, y, 90 + (y - horizon) * 0.9, c.any(*m.brights), c.any(*m.brights))
    for x, y, length in ((c.near(330, 60), 700, 400), (c.near(1090, 60), 735, 480)):
        colour = c.any(m.teal, m.red, m.pale)
        banca(c, x, y, length, colour, m.yellow, 2)
        c.line([(x, y - 30), (x, y - 250)], m.ink, 6)
        c.line([(x, y - 240), (x - length * 0.4, y - 40)], clear(m.ink, 0.7), 2.5)
        c.line([(x, y - 240), (x + length * 0.4, y - 40)], clear(m.ink, 0.7), 2.5)
    _quay(c)


def _quay(c):
    m = c.mood
    stone = mix(m.earth, m.ink, 0.45)
    c.shape([(-60, 880), (1560, 850), (1560, 1300), (-60, 1300)], stone)
    c.shade([(-60, 880), (1560, 850), (1560, 1010), (-60, 1010)], m.ink, "down", 0.8)
    c.line([(-60, 880), (1560, 850)], lighter(stone, 0.3), 8)
    for x in (c.near(300, 60), c.near(620, 60), c.near(1180, 60)):
        hands = figure(
            c, x, 925, 235, c.any(CARRY, STAND, mirrored(CARRY)), anyone(c, head=c.any("hat", "cap", "hair"))
        )
        hx, hy = hands[1]
        c.shape(
            [(hx - 40, hy - 12), (hx + 40, hy - 12), (hx + 30, hy + 30), (hx - 30, hy + 30)],
            lighter(m.earth, 0.2),
        )
        for i in range(5):
            c.taper(
                [(hx - 32 + i * 14, hy - 12), (hx - 22 + i * 14, hy - 24)], (9, 2), mix(m.haze, m.teal, 0.4)
            )
    for x in (780, 860, 960):
        c.rect(x, 880, 74, 48, c.any(m.teal, m.red, m.yellow), 4)
        c.oval(x + 37, 882, 34, 9, lighter(m.haze, 0.3))


def _stilt_house(c, x, y, width, wall):
    """A house on posts; y is the water."""
    m = c.mood
    floor, high = y - width * 0.38, width * 0.42
    for i in range(6):
        px = x - width * 0.46 + i * width * 0.184
        c.line([(px, floor), (px + c.near(0, 3), y + 10)], m.ink, width * 0.022)
    c.line(
        [(x - width * 0.46, floor + width * 0.1), (x + width * 0.46, y - width * 0.08)],
        clear(m.ink, 0.8),
        width * 0.014,
    )
    c.block(x - width / 2, floor - high, width, high, wall, darker(wall, 0.45), "right", 0.6)
    for i in range(12):
        px = x - width / 2 + width * i / 12
        c.line([(px, floor - high), (px, floor)], clear(darker(wall, 0.3), 0.6), width * 0.008)
    glass = m.light if m.dark else darker(wall, 0.6)
    c.rect(x - width * 0.34, floor - high * 0.72, width * 0.2, high * 0.4, glass)
    c.rect(x + width * 0.08, floor - high * 0.8, width * 0.2, high * 0.8, darker(wall, 0.6))
    roof = c.any(mix(m.earth, m.ink, 0.3), m.red, mix(m.teal, m.ink, 0.3))
    slope = [
        (x - width * 0.62, floor - high),
        (x - width * 0.34, floor - high * 1.75),
        (x + width * 0.34, floor - high * 1.75),
        (x + width * 0.62, floor - high),
    ]
    c.shape(slope, roof)
    c.shade(slope, darker(roof, 0.4), "down", 0.8)
    c.rect(x - width * 0.6, floor - 4, width * 1.2, width * 0.05, mix(m.earth, m.ink, 0.35))
    reflect(c, x, y + 8, width, width * 0.4, darker(wall, 0.4), 0.5)


def stilts(c):
    m = c.light(GOLD, NIGHT, DAWN, DAY, DUSK)
    horizon = 540
    sun = (c.any(360, 1100), c.near(330, 60))
    sky(c, horizon, sun, 66)
    clouds(c, horizon, 4)
    hills(c, horizon, 2, 80)
    water(c, horizon, sun[0])
    for i in range(5):
        palm(c, c.near(200 + i * 270, 80), horizon + 12, c.between(150, 250), mix(m.near, m.ink, 0.3))
    for i in range(7):
        _stilt_house(
            c, 80 + i * 225 + c.near(0, 40), horizon + 60, 130, mix(m.earth, m.haze, c.between(0.2, 0.6))
        )
    c.haze(horizon - 40, horizon + 120, m.haze, 0, 0.45)
    for x, y, width in (
        (c.near(330, 40), 730, 330),
        (c.near(1130, 40), 760, 380),
        (c.near(740, 40), 700, 260),
    ):
        _stilt_house(
            c, x, y, width, c.any(m.earth, mix(m.teal, m.pale, 0.5), mix(m.yellow, m.pale, 0.5), m.pale)
        )
    c.rect(-60, 628, 1620, 10, mix(m.earth, m.ink, 0.35))
    banca(c, c.near(760, 120), 880, 420, c.any(m.red, m.teal), m.pale, 1)


def mangroves(c):
    m = c.light(DAY, DAWN, GOLD, RAIN)
    horizon = 500
    sun = (c.any(460, 960), 300)
    sky(c, horizon, sun)
    clouds(c, horizon, 4)
    hills(c, horizon, 2, 70)
    water(c, horizon, sun[0])
    for layer, (y, size) in enumerate(((540, 190), (600, 270))):
        tone = mix(m.haze, m.leaf[2], 0.45 + 0.25 * layer)
        for i in range(9):
            mangrove(c, c.near(60 + i * 180, 50), y, c.near(size, 30), tone, mix(tone, m.leaf[0], 0.4))
        c.haze(y - 120, y + 30, m.haze, 0, 0.4)
    for x in (c.near(220, 50), c.near(1290, 50)):
        mangrove(c, x, 800, c.near(560, 40), m.leaf[2], m.leaf[1])
        reflect(c, x, 812, 460, 150, m.leaf[2], 0.55)
    banca(c, c.near(760, 90), 770, 360, c.any(m.red, m.yellow, m.pale), m.pale, 2)
    for _ in range(26):
        x = c.between(0, 1500)
        y = 900 + c.between(0, 110)
        c.taper([(x, y), (x + 3, y - c.between(30, 80))], (9, 3), m.leaf[2])
        c.oval(x + 3, y + 3, 22, 4, clear(m.ink, 0.3))


def seaweed(c):
    m = c.light(DAY, GOLD, DAWN)
    horizon = 400
    sun = (c.any(420, 1060), 240)
    sky(c, horizon, sun if m.name != "day" else None)
    clouds(c, horizon, 5)
    hills(c, horizon, 2, 60)
    water(c, horizon, sun[0])
    vanish = c.near(750, 120)
    for i in range(-9, 10):
        foot = vanish + i * 230
        c.line([(vanish + i * 38, horizon + 34), (foot, 1040)], clear(m.pale, 0.6), 2.5)
        for k in range(15):
            t = (k + 0.5 + (i % 2) * 0.5) / 15
            t = t * t
            x, y = vanish + i * 38 + (foot - vanish - i * 38) * t, horizon + 34 + (1006 - horizon) * t
            if k % 5 == 4:
                c.disc(x, y, 4 + 17 * t, c.any(m.red, m.yellow, m.pale))
            else:
                for _ in range(3):
                    dx = c.near(0, 8 + 32 * t)
                    c.taper(
                        [(x, y), (x + dx, y - 6 - 16 * t)],
                        (3 + 10 * t, 1.5 + 3 * t),
                        c.any(*m.leaf[:2], m.plum),
                    )
    _stilt_house(c, c.any(240, 1240), horizon + 60, 150, m.earth)
    banca(c, c.near(470, 50), 690, 380, m.red, m.pale, 1)
    banca(c, c.near(1080, 50), 610, 250, m.yellow, m.pale, 2)


def cargo(c):
    m = c.light(DUSK, DAY, DAWN, RAIN)
    horizon = 600
    sun = (c.any(330, 1240), 400)
    sky(c, horizon, sun)
    clouds(c, horizon, 4)
    hills(c, horizon, 2, 80)
    water(c, horizon, sun[0])
    shift = c.near(0, 40)
    for i, x in enumerate((260, 620)):
        _gantry(c, x + shift, 560, mix(m.red, m.haze, 0.2 * (1 - i)))
    hull = [(90, 520), (1290, 520), (1420, 470), (1340, 690), (160, 690)]
    c.shape(hull, m.plum if c.seed % 2 else darker(m.teal, 0.3))
    c.shade(hull, m.ink, "down", 0.8)
    c.shape([(138, 640), (1360, 640), (1340, 690), (160, 690)], m.red)
    for row in range(4):
        for col in range(15):
            if row < 3 - (col * 7 + c.seed) % 3:
                tone = c.any(m.red, m.teal, m.yellow, m.pale, m.plum, m.earth)
                x, y = 330 + col * 62, 468 - row * 52
                c.rect(x, y, 58, 50, tone)
                for k in range(1, 6):
                    c.line([(x + k * 9.7, y + 4), (x + k * 9.7, y + 46)], clear(darker(tone, 0.4), 0.6), 2)
    _bridge(c, 150)
    reflect(c, 750, 700, 1200, 150, m.plum, 0.6)
    c.shape([(-60, 860), (1560, 830), (1560, 1100), (-60, 1100)], mix(m.near, m.ink, 0.5))
    c.line([(-60, 860), (1560, 830)], m.yellow, 7)
    for x in (300, 360, 1100):
        figure(c, c.near(x, 40), 910, 160, STAND, anyone(c, head="helmet", cloth=m.yellow, top=m.red))


def _bridge(c, x):
    m = c.mood
    c.rect(x, 300, 150, 224, m.pale)
    c.shade([(x, 300), (x + 150, 300), (x + 150, 524), (x, 524)], mix(m.haze, m.ink, 0.5), "right", 0.7)
    for row in range(4):
        for col in range(5):
            c.rect(x + 14 + col * 27, 318 + row * 48, 17, 20, m.light if m.dark else m.near)
    c.rect(x + 44, 236, 60, 66, m.red)
    c.rect(x + 44, 250, 60, 14, m.pale)


def _gantry(c, x, y, colour):
    """A container crane on the wharf."""
    for dx in (0, 150):
        c.line([(x + dx, y + 60), (x + dx, y - 330)], colour, 15)
    for level in (-330, -190, -40):
        c.line([(x, y + level), (x + 150, y + level)], colour, 12)
    c.line([(x, y - 40), (x + 150, y - 190)], colour, 7)
    c.line([(x - 60, y - 330), (x + 400, y - 330)], colour, 14)
    c.line([(x + 75, y - 450), (x + 390, y - 330)], colour, 6)
    c.line([(x + 75, y - 450), (x - 50, y - 330)], colour, 6)
    c.line([(x, y - 330), (x + 75, y - 450), (x + 150, y - 330)], colour, 10)
    c.line([(x + 300, y - 330), (x + 300, y - 170)], c.mood.ink, 3)
    c.rect(x + 258, y - 172, 84, 46, c.mood.yellow)
