"""Where things are decided and written: court, council, negotiating table, desk, money, machines."""

from math import cos, hypot, pi, sin

from .canvas import arc, outline, smooth
from .figures import REACH, STAND, WAVE, anyone, crowd, figure, mirrored
from .indoors import room, window
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, clear, darker, lighter, mix
from .sky import clouds, hills, sky
from .town import colonnade, lawn
from .trees import palm


def court(c):
    m = c.light(GOLD, DAWN, DUSK, DAY)
    ground = 690
    sky(c, ground, (c.any(240, 1260), 250), 66)
    clouds(c, ground, 5)
    hills(c, ground, 2, 120)
    for x in (90, 270, 1240, 1420):
        palm(c, c.near(x, 20), ground + 10, c.between(260, 360), mix(m.leaf[2], m.near, 0.3))
    lawn(c, ground)
    stone = mix(m.pale, m.haze, 0.2)
    for side in (300, 1040):
        c.rect(side, 470, 160, 224, mix(stone, m.far, 0.15))
    c.rect(290, 456, 920, 18, stone)
    colonnade(c, 750, 690, 620, 330, stone)
    c.shape([(520, 730), (980, 730), (1180, 1060), (320, 1060)], mix(m.pale, m.earth, 0.3))
    _scales(c, 750, 880, 420, m.red if not m.dark else m.yellow)
    crowd(c, 800, 150, 430, 620, 3, STAND)
    crowd(c, 800, 150, 880, 1070, 3, STAND)


def _scales(c, x, foot, height, tone):
    """A monument of scales on a plinth."""
    m = c.mood
    plinth = [(x - 90, foot), (x - 70, foot - height * 0.24), (x + 70, foot - height * 0.24), (x + 90, foot)]
    c.shape(plinth, mix(m.pale, m.far, 0.25))
    c.shade(plinth, mix(m.near, m.ink, 0.3), "right", 0.8)
    c.rect(x - 84, foot - height * 0.27, 168, 18, m.pale)
    top, tilt = foot - height * 0.92, c.any(-16, 16, 0)
    c.taper([(x, foot - height * 0.26), (x, foot - height * 0.6), (x, top)], (34, 14, 12), tone)
    c.disc(x, top - 6, 14, tone)
    c.taper([(x - 150, top + tilt), (x, top + 8), (x + 150, top - tilt)], (8, 16, 8), tone)
    for side in (-1, 1):
        px, py = x + side * 150, top - side * tilt
        for dx in (-56, 56):
            c.line([(px, py), (px + dx, py + 120)], tone, 4)
        c.shape(arc(px, py + 120, 66, 40, 0, 180), tone)


def council(c):
    m = c.light(GOLD, DUSK, DAY)
    wood = mix(m.earth, m.plum, 0.35)
    room(c, mix(m.earth, m.pale, 0.55), mix(m.plum, m.earth, 0.45), 600)
    for i in range(7):
        x = 40 + i * 220
        c.rect(x, 60, 100, 540, mix(wood, m.earth, 0.5))
        c.shade([(x, 60), (x + 100, 60), (x + 100, 600), (x, 600)], darker(wood, 0.3), "right", 0.5)
    c.disc(750, 240, 96, m.yellow)
    for i in range(16):
        turn = i * pi / 8
        c.shape(
            [
                (750 + cos(turn - 0.1) * 104, 240 + sin(turn - 0.1) * 104),
                (750 + cos(turn) * 146, 240 + sin(turn) * 146),
                (750 + cos(turn + 0.1) * 104, 240 + sin(turn + 0.1) * 104),
            ],
            m.yellow,
        )
    c.glow(750, 300, 520, m.light, 0.5)
    for x in (620, 750, 880):
        _member(c, x, 560, 210)
    _bench(c, 520, 980, 545, 110, wood)
    for i in range(4):
        for side in (-1, 1):
            x = 750 + side * (190 + i * 165)
            y = 620 + i * 62
            _member(c, x, y + 30, 220 + i * 30)
            _bench(c, x - 86 - i * 6, x + 86 + i * 6, y + 20, 110 + 22 * i, wood)
    speaker = c.turn(560, 940)
    figure(c, speaker, 900, 350, WAVE if speaker < 750 else mirrored(WAVE), anyone(c, top=m.plum, bare=False))
    stand = [(690, 760), (810, 760), (794, 900), (706, 900)]
    c.shape(stand, wood)
    c.shade(stand, darker(wood, 0.6), "down", 0.8)
    c.shape([(672, 740), (828, 740), (816, 768), (684, 768)], lighter(wood, 0.25))
    c.curve([(750, 742), (762, 700), (786, 682)], m.ink, 5)
    c.disc(790, 678, 11, m.ink)


def _member(c, x, y, size):
    """A council member behind a bench."""
    figure(c, x, y + size * 0.42, size, STAND, anyone(c, bare=False), legs=False)


def _bench(c, left, right, y, height, wood):
    m = c.mood
    front = [(left, y), (right, y), (right, y + height), (left, y + height)]
    c.shape(front, wood)
    c.shade(front, darker(wood, 0.6), "down", 0.9)
    c.rect(left - 10, y - 10, right - left + 20, 18, lighter(wood, 0.3), 4)
    c.rect((left + right) / 2 - 26, y - 26, 52, 16, m.pale)
    c.curve([(right - 34, y - 10), (right - 40, y - 40), (right - 54, y - 52)], m.ink, 4)
    c.disc(right - 56, y - 54, 7, m.ink)


def diplomats(c):
    """Delegates on both sides of a table, and the world behind them."""
    m = c.light(DUSK, DAY, GOLD, NIGHT)
    c.wash(-60, 1060, darker(m.plum, 0.35) if m.dark else mix(m.teal, m.ink, 0.35), mix(m.near, m.haze, 0.3))
    for x in (130, 270, 1230, 1370):
        c.shape([(x - 44, -20), (x + 44, -20), (x + 30, 700), (x - 30, 700)], clear(m.plum, 0.35))
    c.glow(750, 400, 640, m.light, 0.65)
    _globe(c, 750, 400, 265)
    for i in (2, 1, 0):
        for side in (-1, 1):
            pose = REACH if side < 0 else mirrored(REACH)
            suit = c.any(m.plum, m.ink, m.teal, m.red, mix(m.near, m.ink, 0.3))
            look = anyone(c, top=suit, bare=False, head=c.any("hair", "hair", "long", "hijab"))
            figure(c, 750 + side * (290 + i * 165), 1040 - i * 14, 620 - i * 10, pose, look, legs=False)
    wood = mix(m.earth, m.red, 0.2)
    edge = arc(750, 810, 860, 105, 0, 180)
    c.shape([*edge, (-110, 1100), (1610, 1100)], darker(wood, 0.45))
    c.shade([*edge, (-110, 1000), (1610, 1000)], m.ink, "down", 0.7)
    c.oval(750, 800, 860, 105, wood)
    c.oval(750, 790, 760, 80, clear(lighter(wood, 0.4), 0.5))
    for i in range(5):
        px = 330 + i * 200
        c.shape([(px - 50, 800), (px + 30, 790), (px + 52, 814), (px - 32, 826)], m.pale)
        c.rect(px + 70, 762, 24, 42, clear(lighter(m.haze, 0.4), 0.85), 5)


def _globe(c, x, y, radius):
    """A world with invented continents."""
    m = c.mood
    c.disc(x, y, radius, mix(m.teal, m.pale, 0.25))
    limit = radius * 0.95
    for k in range(c.rng.randrange(6, 9)):
        turn, far = k * 2.4 + c.between(0, 1), radius * c.between(0.15, 0.7)
        px, py, size = x + cos(turn) * far, y + sin(turn) * far, c.between(44, 86)
        shore = []
        for qx, qy in arc(px, py, size, size * 0.85, 0, 330, 11):
            share = c.between(0.55, 1.15)
            qx, qy = px + (qx - px) * share, py + (qy - py) * share
            inside = min(1, limit / (hypot(qx - x, qy - y) or 1))
            shore.append((x + (qx - x) * inside, y + (qy - y) * inside))
        c.blob(shore, m.yellow if k % 3 else mix(m.leaf[0], m.yellow, 0.4))
    for k in (0.25, 0.62, 1):
        c.ring(x, y, radius * k, radius, clear(m.pale, 0.5), 3)
    for k in (-0.6, -0.3, 0, 0.3, 0.6):
        half = radius * (1 - k * k) ** 0.5
        c.line([(x - half, y + k * radius), (x + half, y + k * radius)], clear(m.pale, 0.5), 3)
    c.shade(arc(x, y, radius, radius, 0, 360), m.near, "right", 0.55)


def coins(c):
    """Coins in rising piles before a chart of bars."""
    m = c.light(DAY, DUSK, GOLD, DAWN)
    c.mirrored = False  # a rise must not become a fall
    back = mix(c.turn(m.teal, m.plum, m.near), m.ink, 0.3)
    c.wash(-60, 1060, darker(back, 0.3), back, lighter(back, 0.2))
    c.glow(1000, 300, 700, m.light, 0.4)
    for i in range(7):
        c.line([(110, 160 + i * 100), (1390, 160 + i * 100)], clear(m.pale, 0.22), 3)
    level, tops = c.between(140, 220), []
    for i in range(8):
        level = max(110, level + c.between(-45, 105))
        x = 150 + i * 156
        tall = min(level, 560)
        bar = [(x, 800 - tall), (x + 96, 800 - tall), (x + 96, 800), (x, 800)]
        tone = (m.red, mix(m.teal, m.pale, 0.45), m.pale)[i % 3]
        c.shape(bar, mix(tone, back, 0.15))
        c.shade(bar, darker(tone, 0.4), "down", 0.7)
        tops.append((x + 48, 740 - tall))
    c.line(tops, m.yellow, 10)
    for px, py in tops:
        c.disc(px, py, 17, m.yellow)
        c.disc(px, py, 8, m.pale)
    c.wash(800, 1100, lighter(back, 0.1), darker(back, 0.45))
    for i in range(6):
        _pile(c, 250 + i * 200 + c.near(0, 24), 890 + (i % 2) * 14, 76, 2 + i + c.rng.randrange(2))


def _pile(c, x, y, radius, count):
    """Coins on each other; the top one carries a sun, no writing."""
    m = c.mood
    c.oval(x + 16, y + 8, radius * 1.2, radius * 0.34, clear(m.ink, 0.35))
    for i in range(count):
        tone = (m.yellow, mix(m.yellow, m.earth, 0.3), lighter(m.haze, 0.3))[i % 3]
        cx, cy = x + c.near(0, 7), y - i * radius * 0.25
        edge = [
            *arc(cx, cy, radius, radius * 0.3, 0, 180),
            *arc(cx, cy - radius * 0.22, radius, radius * 0.3, 180, 0),
        ]
        c.shape(edge, darker(tone, 0.25))
        c.shade(edge, darker(tone, 0.6), "right", 0.8)
        c.oval(cx, cy - radius * 0.22, radius, radius * 0.3, tone)
    c.ring(cx, cy - radius * 0.22, radius * 0.8, radius * 0.23, darker(tone, 0.3), 4)
    c.oval(cx, cy - radius * 0.22, radius * 0.22, radius * 0.08, darker(tone, 0.3))
    for i in range(8):
        turn = i * pi / 4
        c.line(
            [
                (cx + cos(turn) * radius * 0.3, cy - radius * 0.22 + sin(turn) * radius * 0.1),
                (cx + cos(turn) * radius * 0.55, cy - radius * 0.22 + sin(turn) * radius * 0.17),
            ],
            darker(tone, 0.3),
            5,
        )


def laptop(c):
    """A laptop and a phone with lines of code as bars of colour."""
    m = c.light(NIGHT, DAY, DUSK, DAWN)
    c.mirrored = False  # lines of code start on the left
    wall = mix(c.turn(m.plum, m.teal, m.near), m.ink, 0.35)
    c.wash(-60, 800, darker(wall, 0.3), wall)
    c.glow(750, 430, 720, lighter(wall, 0.5), 0.6)
    for _ in range(14):
        a, b = (c.between(60, 1440), c.between(110, 560)), (c.between(60, 1440), c.between(110, 560))
        c.line([a, (b[0], a[1]), b], clear(lighter(m.teal, 0.3), 0.6), 4)
        c.disc(*b, 11, clear(m.yellow, 0.85))
    c.wash(770, 1100, mix(m.earth, m.pale, 0.2), darker(m.earth, 0.3))
    c.rect(398, 196, 704, 480, m.ink, 22)
    c.rect(420, 218, 660, 420, mix(m.ink, m.near, 0.25), 6)
    _code(c, 450, 250, 600, 366, 13)
    c.shape([(398, 676), (1102, 676), (1230, 800), (270, 800)], mix(m.haze, m.far, 0.4))
    for row in range(4):
        for k in range(14):
            t = (row + 0.5) / 4.6
            left, wide = 398 - 118 * t + 36, 704 + 236 * t - 72
            c.rect(left + wide * k / 14, 688 + row * 21, wide / 14 - 6, 15, mix(m.ink, m.near, 0.3), 3)
    c.shape([(650, 776), (850, 776), (862, 798), (638, 798)], mix(m.far, m.near, 0.3))
    c.shape([(270, 800), (1230, 800), (1222, 822), (278, 822)], mix(m.near, m.haze, 0.4))
    side = c.turn(1160, 190)
    c.rect(side, 470, 190, 370, m.ink, 28)
    c.rect(side + 14, 490, 162, 330, mix(m.teal, m.pale, 0.5), 14)
    for i in range(4):
        c.rect(side + 28 + (i % 2) * 26, 516 + i * 72, 104, 50, (m.pale, m.yellow)[i % 2], 18)
    cup = 1430 - side - 100
    c.shape([(cup, 720), (cup + 130, 720), (cup + 116, 850), (cup + 14, 850)], m.red)
    c.ring(cup + 130, 776, 34, 38, m.red, 14)
    c.oval(cup + 65, 720, 65, 15, darker(m.earth, 0.5))
    for dx in (40, 80):
        c.taper(
            [(cup + dx, 700), (cup + dx + 20, 660), (cup + dx - 6, 620), (cup + dx + 14, 580)],
            (3, 9, 7, 1),
            clear(m.pale, 0.5),
        )


def _code(c, x, y, width, height, rows):
    m = c.mood
    indent = 0
    for i in range(rows):
        indent = max(0, min(4, indent + c.any(-1, 0, 1)))
        px = x + indent * 34
        for _ in range(c.rng.randrange(1, 5)):
            long = c.between(34, 150)
            if px + long < x + width:
                c.rect(
                    px,
                    y + i * height / rows,
                    long,
                    height / rows * 0.5,
                    c.any(m.yellow, m.red, m.teal, m.pale, m.leaf[0]),
                    7,
                )
            px += long + 16


def desk(c):
    """The opinion page's desk: typewriter, paper, lamp, cup."""
    m = c.light(NIGHT, GOLD, DUSK, DAWN)
    c.mirrored = False  # so do lines of type
    room(c, mix(c.turn(m.teal, m.plum, m.earth), m.ink, 0.25), mix(m.earth, m.plum, 0.3), 760)
    window(c, c.turn(980, 300), 130, 280, 330, darker(m.earth, 0.4))
    top = mix(m.earth, m.red, 0.2)
    c.wash(770, 1100, lighter(top, 0.15), darker(top, 0.4))
    c.rect(-60, 756, 1700, 22, lighter(top, 0.4))
    side = c.turn(1, -1)
    lamp = 750 - side * 420
    _lamp(c, lamp, 800, side)
    _typewriter(c, 750 + side * 40, 850)
    for i in range(7):
        y = 850 - i * 19
        c.rect(750 + side * 470 - 130 + c.near(0, 10), y, 260, 17, m.pale if i % 2 else lighter(m.haze, 0.3))
    c.rect(750 + side * 470 - 126, 712, 252, 22, m.pale)
    for k in range(5):
        c.rect(lamp - 190 + k * 24, 800 + k * 12, 210, 8, m.pale)
    cup = 750 - side * 230
    c.rect(cup - 44, 790, 88, 84, m.yellow, 12)
    c.ring(cup - side * 50, 830, 24, 24, m.yellow, 10)
    c.oval(cup, 792, 44, 10, darker(m.earth, 0.5))


def _lamp(c, x, foot, side):
    """A desk lamp that shines to `side`."""
    m = c.mood
    c.line(outline("0,0 -50,-240 110,-420", x, foot, 1, side), m.ink, 14)
    c.oval(x, foot + 4, 96, 22, m.ink)
    c.shape(outline("90,-324 250,-330 640,60 -20,60", x, foot, 1, side), clear(m.light, 0.26))
    shade = outline("70,-460 170,-450 260,-330 80,-320", x, foot, 1, side)
    c.shape(shade, m.red)
    c.shade(shade, darker(m.red, 0.5), "right", 0.8)
    c.glow(x + side * 170, foot - 320, 200, m.light, 0.8)


def _typewriter(c, x, y):
    m = c.mood
    tone = mix(m.teal, m.ink, 0.25)
    c.oval(x, y + 26, 300, 22, clear(m.ink, 0.4))
    paper = [(x - 150, y - 200), (x - 142, y - 450), (x + 138, y - 458), (x + 150, y - 200)]
    c.shape(paper, m.pale)
    c.shade(paper, m.haze, "down", 0.8)
    for i in range(8):
        c.rect(x - 112, y - 416 + i * 26, c.between(120, 224) if i % 4 == 3 else 224, 9, clear(m.ink, 0.6))
    c.rect(x - 230, y - 234, 460, 54, m.ink, 24)
    for dx in (-250, 226):
        c.rect(x + dx, y - 228, 24, 42, m.haze, 6)
    body = smooth(
        [
            (x - 220, y - 180),
            (x, y - 196),
            (x + 220, y - 180),
            (x + 290, y - 20),
            (x + 270, y + 24),
            (x - 270, y + 24),
            (x - 290, y - 20),
        ],
        True,
    )
    c.shape(body, tone)
    c.shade(body, darker(tone, 0.6), "down", 0.8)
    c.blob(
        [(x - 130, y - 150), (x, y - 164), (x + 130, y - 150), (x + 100, y - 110), (x - 100, y - 110)], m.ink
    )
    for row in range(4):
        for k in range(10):
            px, py = x + (k - 4.5) * (36 + row * 5), y - 92 + row * 30
            c.oval(px, py, 14, 11, m.ink)
            c.oval(px, py - 3, 12, 9, m.pale)
