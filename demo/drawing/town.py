"""Buildings: the bay at dusk, the capitol, the mosque, the church, courts and airports."""

from math import cos, pi, sin

from .canvas import arc, outline, smooth
from .figures import STAND, WALK, anyone, crowd, figure
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, clear, darker, lighter, mix
from .sky import birds, clouds, hills, sky, water
from .trees import bushes, clump, palm, tree


def windows(c, x, y, width, height, columns, rows, glass, lit=None, share=0.5):
    """A grid of windows; a share of them lit."""
    for i in range(columns):
        for k in range(rows):
            tone = lit if lit and c.rng.random() < share else glass
            c.rect(
                x + width * (i + 0.22) / columns,
                y + height * (k + 0.22) / rows,
                width * 0.56 / columns,
                height * 0.56 / rows,
                tone,
            )


def skyline(c):
    m = c.light(DUSK, NIGHT, DAWN, GOLD)
    horizon = 600
    sun = (c.any(420, 980), 470)
    sky(c, horizon, sun, 78)
    clouds(c, horizon, 5)
    hills(c, horizon, 2, 180)
    water(c, horizon, sun[0])
    for layer in range(3):
        tone = mix(mix(m.haze, m.far, 0.5), m.ink, 0.2 + 0.26 * layer)
        x = -30
        while x < 1530:
            wide = c.between(46, 110)
            middle = 1 - abs(x - 700) / 900
            tall = c.between(60, 150) + (210 - 50 * layer) * middle * c.between(0.3, 1.1)
            top = horizon - tall
            c.rect(x, top, wide, tall + 8, tone)
            _crown(c, x, top, wide, tone)
            glass, lit = mix(tone, m.haze, 0.25), 0.45 if m.dark else 0.15
            windows(c, x, top + 8, wide, tall - 8, int(wide / 16), int(tall / 22), glass, m.light, lit)
            x += wide + c.between(-6, 26)
        c.haze(horizon - 150, horizon + 4, m.haze, 0, 0.28)
    for _ in range(60):
        x, y = c.between(0, 1500), horizon + 12 + c.rng.random() ** 2 * 220
        c.taper(
            [(x, y), (x + 1, y + 10), (x, y + c.between(14, 60))],
            (1, 5, 0.5),
            clear(c.any(m.light, m.yellow, m.red), 0.45),
        )
    _seawall(c)


def _crown(c, x, top, wide, tone):
    """What ends a tower: nothing, a mast, a setback or a slope."""
    kind = c.rng.random()
    if kind < 0.25:
        c.line([(x + wide / 2, top - 44), (x + wide / 2, top)], tone, 4)
    elif kind < 0.45:
        c.rect(x + wide * 0.2, top - 26, wide * 0.6, 27, tone)
    elif kind < 0.55:
        c.shape([(x, top + 1), (x + wide, top + 1), (x + wide, top - wide * 0.45)], tone)


def _seawall(c):
    m = c.mood
    wall = mix(m.near, m.ink, 0.6)
    c.rect(-60, 900, 1700, 300, wall)
    c.rect(-60, 892, 1700, 12, lighter(wall, 0.2))
    for x in range(40, 1500, 240):
        c.line([(x, 900), (x, 700)], m.ink, 7)
        c.curve([(x, 702), (x + 16, 684), (x + 44, 690)], m.ink, 5)
        c.glow(x + 46, 700, 80, m.light, 0.8)
        c.disc(x + 46, 698, 8, m.light)
    for x in (c.near(330, 40), c.near(400, 20), c.near(1000, 60)):
        figure(c, x, 915, 150, STAND, anyone(c))
    palm(c, 120, 930, 480, m.ink, 0.05)
    palm(c, 1390, 930, 430, m.ink, -0.06)


def lawn(c, y, colour=None):
    """Mown grass in stripes that run to the horizon."""
    m = c.mood
    c.wash(y, 1100, m.leaf[0], colour or m.leaf[1])
    for i in range(-8, 9, 2):
        c.shape(
            [(750 + i * 70, y), (750 + (i + 1) * 70, y), (750 + (i + 1) * 260, 1060), (750 + i * 260, 1060)],
            clear(m.leaf[0], 0.35),
        )


def capitol(c):
    m = c.light(DAY, DAWN, GOLD, DUSK)
    ground = 640
    sky(c, ground, (c.any(260, 1240), 260))
    clouds(c, ground, 5)
    hills(c, ground, 2, 130)
    lawn(c, ground)
    for i in range(6):
        palm(c, c.near(40 + i * 290, 30), ground + 15, c.between(210, 290), mix(m.leaf[2], m.near, 0.3))
    stone = mix(m.pale, m.haze, 0.25)
    shadow = mix(m.far, m.earth, 0.25)
    c.rect(280, 400, 940, 250, stone)
    c.shade([(280, 400), (1220, 400), (1220, 650), (280, 650)], shadow, "down", 0.6)
    for side in (290, 985):
        windows(c, side, 430, 225, 190, 5, 2, mix(m.near, m.ink, 0.2), m.light if m.dark else None)
    c.rect(262, 386, 976, 20, lighter(stone, 0.4))
    colonnade(c, 750, 640, 400, 260, stone)
    if c.turn(True, False):
        _dome(c, 750, 290, 120, mix(m.teal, m.haze, 0.2))
    else:
        c.rect(690, 176, 120, 130, stone)
        c.shade([(690, 176), (810, 176), (810, 306), (690, 306)], shadow, "right", 0.8)
        c.shape([(676, 180), (750, 110), (824, 180)], m.red)
        c.disc(750, 236, 34, m.pale)
        c.line([(750, 236), (750, 212)], m.ink, 4)
        c.line([(750, 236), (766, 244)], m.ink, 4)
    c.shape([(690, 650), (810, 650), (980, 1060), (520, 1060)], mix(m.pale, m.earth, 0.35))
    for side in (-1, 1):
        for k in range(4):
            bx, by = 750 + side * (130 + k * 62), 700 + k * 70
            clump(c, bx, by, 30 + 10 * k, m.leaf[2])
            clump(c, bx - 5, by - 9 - 2 * k, 17 + 6 * k, m.leaf[1])
    crowd(c, 830, 150, 640, 860, 4, WALK)


def _dome(c, x, y, radius, colour):
    c.rect(x - radius * 0.72, y - radius * 0.3, radius * 1.44, radius * 0.8, c.mood.pale)
    for i in range(7):
        c.rect(
            x - radius * 0.62 + i * radius * 0.19,
            y - radius * 0.2,
            radius * 0.09,
            radius * 0.55,
            mix(c.mood.near, c.mood.ink, 0.2),
        )
    cap = arc(x, y - radius * 0.3, radius * 0.76, radius * 0.86, 180, 360)
    c.shape(cap, colour)
    c.shade(cap, darker(colour, 0.45), "right", 0.9)
    c.rect(x - radius * 0.1, y - radius * 1.4, radius * 0.2, radius * 0.3, c.mood.pale)


def colonnade(c, x, foot, width, height, stone):
    """A portico: steps, columns, gable."""
    m = c.mood
    left, top = x - width / 2, foot - height
    c.rect(left, top + 30, width, height - 30, mix(m.near, m.ink, 0.35))
    for i in range(6):
        px = left + width * (i + 0.04) / 6.05
        shaft = [
            (px, top + 50),
            (px + width * 0.075, top + 50),
            (px + width * 0.08, foot - 10),
            (px - 3, foot - 10),
        ]
        c.shape(shaft, stone)
        c.shade(shaft, mix(m.far, m.ink, 0.3), "right", 0.8)
        c.rect(px - 8, top + 40, width * 0.075 + 16, 14, lighter(stone, 0.3))
        c.rect(px - 8, foot - 16, width * 0.075 + 16, 12, stone)
    c.rect(left - 16, top + 16, width + 32, 30, lighter(stone, 0.2))
    gable = [(left - 24, top + 18), (x, top - height * 0.28), (left + width + 24, top + 18)]
    c.shape(gable, stone)
    c.shade(gable, mix(m.far, m.earth, 0.3), "right", 0.8)
    c.line(gable, lighter(stone, 0.5), 9)
    for i in range(4):
        c.rect(left - 20 - i * 12, foot - 6 + i * 12, width + 40 + i * 24, 13, mix(stone, m.far, 0.12 * i))


def onion(c, x, y, radius, colour):
    """A mosque's dome on its drum, with a crescent finial."""
    m = c.mood
    c.rect(x - radius * 0.78, y - radius * 0.28, radius * 1.56, radius * 0.3, m.pale)
    half = [(0.78, -0.28), (0.98, -0.62), (0.9, -1.02), (0.55, -1.4), (0.18, -1.7), (0, -1.98)]
    dome = smooth([(x - px * radius, y + py * radius) for px, py in half]) + smooth(
        [(x + px * radius, y + py * radius) for px, py in half[::-1]]
    )
    c.shape(dome, colour)
    c.shade(dome, darker(colour, 0.5), "right", 0.9)
    c.curve(
        [
            (x - radius * 0.5, y - radius * 0.5),
            (x - radius * 0.55, y - radius * 0.95),
            (x - radius * 0.2, y - radius * 1.45),
        ],
        clear(lighter(colour, 0.6), 0.7),
        radius * 0.07,
    )
    c.line([(x, y - radius * 1.9), (x, y - radius * 2.3)], m.yellow, max(2, radius * 0.05))
    moon = arc(x, y - radius * 2.42, radius * 0.15, radius * 0.15, -50, 230)
    c.line(moon, m.yellow, max(2, radius * 0.055))


def minaret(c, x, foot, height, colour):
    m = c.mood
    wide = height * 0.075
    for i, (low, high, w) in enumerate(((0, 0.5, 1.0), (0.5, 0.76, 0.8), (0.76, 0.9, 0.6))):
        shaft = [
            (x - wide * w, foot - height * low),
            (x - wide * w, foot - height * high),
            (x + wide * w, foot - height * high),
            (x + wide * w, foot - height * low),
        ]
        c.shape(shaft, m.pale)
        c.shade(shaft, mix(m.far, m.plum, 0.2), "right", 0.9)
        c.rect(x - wide * (w + 0.3), foot - height * high - 4, wide * (w + 0.3) * 2, 13, colour)
        for k in range(3 - i):
            c.rect(
                x - wide * 0.16,
                foot - height * (low + (high - low) * (k + 0.6) / (3 - i)),
                wide * 0.32,
                height * 0.05,
                m.near,
            )
    onion(c, x, foot - height * 0.89, wide * 0.62, colour)


def mosque(c):
    m = c.light(GOLD, DUSK, DAY, DAWN, NIGHT)
    ground = 730
    sky(c, ground, (c.any(330, 1170), c.near(330, 60)), 80)
    clouds(c, ground, 5)
    birds(c, 750, 170)
    hills(c, ground, 2, 120)
    for i in range(5):
        palm(c, c.near(60 + i * 350, 40), ground + 6, c.between(220, 330), mix(m.leaf[2], m.near, 0.4))
    tone = c.turn(m.teal, m.yellow, mix(m.leaf[2], m.teal, 0.4))
    c.wash(ground, 1100, mix(m.pale, m.earth, 0.3), mix(m.earth, m.haze, 0.4))
    sides = c.turn((330, 1170), (390,), (1110,))
    for x in sides:
        minaret(c, x, ground, 560, tone)
    c.rect(420, 500, 660, 232, m.pale)
    for x in (500, 1000):
        onion(c, x, 500, 74, tone)
    c.rect(610, 430, 280, 80, m.pale)
    onion(c, 750, 430, 122, tone)
    front = [(420, 500), (1080, 500), (1080, 732), (420, 732)]
    c.shade(front, mix(m.far, m.plum, 0.25), "down", 0.7)
    for i in range(7):
        x, w = 452 + i * 92, 52
        top = 560 if i != 3 else 530
        door = [(x, 732), *arc(x + w / 2, top + 34, w / 2, 52, 180, 360), (x + w, 732)]
        c.shape(door, mix(m.near, m.ink, 0.3) if not m.dark else m.light)
        c.line(door, tone, 5)
    c.rect(408, 494, 684, 14, tone)
    for i in range(30):
        c.shape([(412 + i * 23, 508), (423 + i * 23, 522), (434 + i * 23, 508)], tone)
    bushes(c, ground + 30, 40, m.leaf[2], -40, 380)
    bushes(c, ground + 30, 40, m.leaf[2], 1130, 1540)
    crowd(c, 870, 165, 480, 1040, 7, WALK)


def church(c):
    m = c.light(DAWN, GOLD, DAY, DUSK)
    ground = 730
    sky(c, ground, (c.any(300, 1220), 300), 70)
    clouds(c, ground, 5)
    hills(c, ground, 2, 120)
    stone = mix(m.earth, m.pale, 0.55)
    shadow = mix(m.earth, m.ink, 0.45)
    tower = c.turn(1, -1)
    for x in (110, 1400):
        tree(c, x, ground + 20, c.between(290, 350), m.leaf[2], m.leaf[1])
    c.wash(ground, 1100, mix(m.pale, m.earth, 0.4), mix(m.earth, m.haze, 0.25))
    joint = clear(darker(m.earth, 0.2), 0.35)
    for i in range(-8, 9):
        c.line([(750 + i * 80, ground), (750 + i * 300, 1060)], joint, 3)
    for y in (760, 800, 860, 940):
        c.line([(-60, y), (1560, y)], joint, 3)
    _belfry(c, 750 + tower * 290, ground, stone, shadow)
    _nave(c, 750 - tower * 50, ground, stone, shadow)
    crowd(c, 870, 165, 380, 1120, 8, WALK)
    for _ in range(9):
        x, y = c.between(400, 1100), c.between(915, 960)
        c.oval(x, y, 11, 6, m.ink)
        c.taper([(x + 8, y - 4), (x + 15, y - 10)], (6, 3), m.ink)


def _belfry(c, x, foot, stone, shadow):
    """The bell tower in three storeys under a red roof."""
    m = c.mood
    for half, top, low in ((92, 490, foot), (80, 370, 490), (64, 268, 370)):
        c.block(x - half, top, half * 2, low - top, stone, shadow, "right", 0.8)
        c.rect(x - half - 10, top - 8, 2 * half + 20, 16, lighter(stone, 0.3))
        opening = [(x - 24, low - 16), *arc(x, top + 62, 24, 30, 180, 360), (x + 24, low - 16)]
        c.shape(opening, mix(m.ink, m.earth, 0.2))
        if low != foot:
            c.shape([*arc(x, low - 46, 15, 26, 180, 360), (x + 21, low - 34), (x - 21, low - 34)], m.yellow)
    c.shape([(x - 72, 266), (x, 176), (x + 72, 266)], m.red)
    c.line([(x, 180), (x, 122)], m.ink, 6)
    c.line([(x - 17, 142), (x + 17, 142)], m.ink, 6)


def _nave(c, x, foot, stone, shadow):
    m = c.mood
    gable = smooth(outline("-236,440 -150,410 -110,340 0,290 110,340 150,410 236,440", x, 0))
    front = [(x - 250, foot), (x - 250, 470), *gable, (x + 250, 470), (x + 250, foot)]
    c.shape(front, lighter(stone, 0.12))
    c.shade(front, shadow, "right", 0.55)
    c.line(front[1:-1], lighter(stone, 0.5), 10)
    c.rect(x - 262, 520, 524, 14, lighter(stone, 0.4))
    c.disc(x, 420, 46, mix(m.teal, m.ink, 0.3))
    for i in range(8):
        turn = i * pi / 4
        c.line([(x, 420), (x + cos(turn) * 44, 420 + sin(turn) * 44)], m.yellow, 4)
    c.ring(x, 420, 50, 50, m.pale, 8)
    for dx in (-210, -110, 110, 210):
        c.block(x + dx - 14, 534, 28, foot - 534, lighter(stone, 0.35), shadow, "right")
    c.shape([(x - 62, foot), *arc(x, 620, 62, 62, 180, 360), (x + 62, foot)], mix(m.plum, m.ink, 0.4))
    c.line([(x, 560), (x, foot)], m.earth, 4)
    for dx in (-160, 160):
        c.shape(
            [(x + dx - 26, 690), *arc(x + dx, 610, 26, 34, 180, 360), (x + dx + 26, 690)],
            mix(m.teal, m.ink, 0.4),
        )
