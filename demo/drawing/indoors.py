"""Rooms: school, clinic, laboratory, loom, court, council."""

from .canvas import arc, outline, smooth
from .figures import REACH, SIT, WAVE, anyone, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, RAIN, clear, darker, lighter, mix


def room(c, wall, floor, corner=640):
    """A wall with light on it and a floor of boards."""
    m = c.mood
    c.wash(-60, corner, darker(wall, 0.12), wall, lighter(wall, 0.25))
    c.wash(corner, 1100, lighter(floor, 0.15), floor, darker(floor, 0.25))
    for i in range(-10, 11):
        c.line([(750 + i * 95, corner), (750 + i * 230, 1060)], clear(darker(floor, 0.4), 0.35), 3)
    c.rect(-60, corner - 14, 1700, 16, mix(wall, m.ink, 0.35))


def window(c, x, y, width, height, frame):
    """A window on a bright landscape."""
    m = c.mood
    c.rect(x, y, width, height, m.sky[1])
    c.shade(
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], m.sky[2], "down", 0.9, grain=False
    )
    c.blob(
        [
            (x + 4, y + height - 4),
            (x + width * 0.2, y + height * 0.62),
            (x + width * 0.5, y + height * 0.7),
            (x + width * 0.8, y + height * 0.55),
            (x + width - 4, y + height - 4),
        ],
        mix(m.leaf[1], m.haze, 0.3),
    )
    c.glow(x + width / 2, y + height * 0.4, width, m.light, 0.4)
    for t in (0, 0.5, 1):
        c.line([(x + width * t, y), (x + width * t, y + height)], frame, 10)
        c.line([(x, y + height * t), (x + width, y + height * t)], frame, 10)
    c.rect(x - 16, y + height, width + 32, 14, lighter(frame, 0.2))


def sunbeam(c, x, y, width, reach=420, lean=260):
    """A slanted patch of light from a window."""
    c.shape(
        [(x, y), (x + width, y), (x + width + lean, y + reach), (x + lean, y + reach)],
        clear(c.mood.light, 0.2),
    )


def classroom(c):
    m = c.light(DAY, DAWN, GOLD)
    wall = mix(c.turn(m.yellow, m.teal, m.pale), m.pale, 0.6)
    room(c, wall, mix(m.earth, m.pale, 0.25))
    board = mix(m.leaf[2], m.ink, 0.35)
    flip = c.turn(0, 1)
    x = 430 if flip else 180
    for k in range(2):
        window(c, (150 if flip else 1130) + k * 0, 180, 220, 260, lighter(m.earth, 0.1))
    c.rect(x - 14, 166, 828, 344, m.earth, 6)
    c.rect(x, 180, 800, 316, board)
    c.shade([(x, 180), (x + 800, 180), (x + 800, 496), (x, 496)], lighter(board, 0.25), "up", 0.5)
    _chalk(c, x + 60, 220)
    c.rect(x + 20, 496, 760, 12, lighter(m.earth, 0.3))
    teacher = x + (640 if flip else 160)
    figure(
        c,
        teacher,
        690,
        400,
        WAVE if flip else mirrored(WAVE),
        anyone(c, head=c.any("hijab", "long", "hair"), top=c.any(m.red, m.plum), bare=False),
    )
    sunbeam(c, 150 if flip else 1130, 440, 220, 500, 300 if flip else -300)
    for row, (y, size, n) in enumerate(((740, 230, 5), (890, 290, 4))):
        for i in range(n):
            px = 750 + (i - (n - 1) / 2) * (270 + row * 60) + c.near(0, 10)
            _pupil(c, px, y, size, c.rng.random() < 0.35)
    return board


def _chalk(c, x, y):
    """Sums as shapes, so that nothing is written on the board."""
    m = c.mood
    white = clear(m.pale, 0.85)
    c.line([(x, y + 190), (x + 150, y + 190), (x, y + 40), (x, y + 190)], white, 5)
    c.line(arc(x + 270, y + 120, 70, 70, 0, 360), white, 5)
    c.line([(x + 270, y + 120), (x + 270, y + 50)], white, 4)
    c.line([(x + 270, y + 120), (x + 330, y + 156)], white, 4)
    for i in range(5):
        c.rect(
            x + 400 + i * 52,
            y + 190 - (40 + 28 * ((i * 3) % 5)),
            34,
            40 + 28 * ((i * 3) % 5),
            c.any(white, clear(m.yellow, 0.85)),
        )
    c.line([(x + 390, y + 192), (x + 660, y + 192)], white, 5)


def _pupil(c, x, y, size, up):
    """A child from behind, at a desk."""
    m = c.mood
    look = anyone(c, top=m.pale if c.rng.random() < 0.7 else c.any(m.yellow, m.teal))
    if up:
        c.line(outline("0.2,-0.32 0.27,-0.95", x, y, size), look.skin, size * 0.075)
        c.disc(x + size * 0.27, y - size * 0.98, size * 0.05, look.skin)
    back = smooth(outline("-0.26,0 -0.25,-0.32 0,-0.42 0.25,-0.32 0.26,0", x, y, size))
    c.shape(back, look.top)
    c.shade(back, darker(look.top, 0.35), "right", 0.7)
    if look.head == "hijab":
        veil = "-0.15,-0.68 0,-0.8 0.15,-0.68 0.19,-0.28 0,-0.2 -0.19,-0.28"
        c.blob(outline(veil, x, y, size), look.cloth)
    else:
        c.rect(x - size * 0.05, y - size * 0.5, size * 0.1, size * 0.12, look.skin)
        c.oval(x, y - size * 0.62, size * 0.135, size * 0.16, look.skin)
        c.oval(x, y - size * 0.65, size * 0.145, size * 0.15, look.hair)
        if look.head == "long":
            c.rect(x - size * 0.14, y - size * 0.62, size * 0.28, size * 0.24, look.hair, size * 0.06)
    desk = mix(m.earth, m.yellow, 0.25)
    c.rect(x - size * 0.45, y - size * 0.02, size * 0.9, size * 0.09, lighter(desk, 0.25), 5)
    c.block(x - size * 0.41, y + size * 0.07, size * 0.82, size * 0.3, desk, darker(desk, 0.4))


def clinic(c):
    m = c.light(DAY, DAWN, RAIN)
    wall = mix(c.turn(m.teal, m.yellow, m.red), m.pale, 0.7)
    room(c, wall, mix(m.far, m.pale, 0.4), 650)
    c.rect(-60, 470, 1700, 170, mix(wall, m.teal, 0.3))
    window(c, 150, 150, 230, 260, m.pale)
    window(c, 470, 150, 230, 260, m.pale)
    sunbeam(c, 470, 420, 230, 480, -220)
    c.disc(1060, 240, 76, m.pale)
    for w, h in ((26, 92), (92, 26)):
        c.rect(1060 - w / 2, 240 - h / 2, w, h, m.teal, 5)
    c.rect(1240, 190, 190, 14, m.earth)
    for i in range(4):
        c.rect(
            1252 + i * 44, 190 - 66 + (i % 2) * 20, 32, 66 - (i % 2) * 20, c.any(m.red, m.yellow, m.teal), 6
        )
    c.rect(90, 742, 600, 22, m.earth, 6)
    for px in (120, 650):
        c.rect(px, 762, 16, 100, darker(m.earth, 0.3))
    for i in range(4):
        figure(c, 160 + i * 142, 862, c.between(390, 440), SIT, anyone(c), False)
    figure(c, 830, 890, 490, REACH, anyone(c, head=c.any("long", "hair"), bare=True))
    nurse = anyone(c, head=c.any("hijab", "long", "hair"), cloth=m.pale, top=m.teal, legs=m.teal, bare=False)
    hands = figure(c, 1130, 962, 530, mirrored(REACH), nurse, legs=False)
    c.line([hands[1], (hands[1][0] - 46, hands[1][1] + 8)], m.ink, 6)
    c.disc(hands[1][0] - 50, hands[1][1] + 8, 9, m.red)
    c.block(1010, 740, 430, 200, m.pale, m.far, "down", 0.8)
    c.rect(990, 722, 470, 24, m.teal, 6)
    c.rect(1290, 650, 92, 72, m.yellow, 8)
    _plant(c, 60, 890)


def _plant(c, x, foot):
    """A plant in a pot, to fill a corner that a crop may take."""
    m = c.mood
    for i in range(9):
        tip = (x + (i - 4) * 34, foot - c.between(210, 300))
        c.taper([(x, foot - 80), ((x + tip[0]) / 2, tip[1] + 60), tip], (8, 34, 2), m.leaf[1 + i % 2])
    pot = [(x - 52, foot - 96), (x + 52, foot - 96), (x + 38, foot), (x - 38, foot)]
    c.shape(pot, m.earth)
    c.shade(pot, darker(m.earth, 0.5), "right", 0.8)


def laboratory(c):
    m = c.light(DUSK, DAY, NIGHT, DAWN)
    wall = mix(m.near, m.teal, 0.4)
    c.wash(-60, 760, darker(wall, 0.35), wall, lighter(wall, 0.15))
    c.glow(c.near(700, 120), 420, 640, m.light, 0.5)
    for y in (230, 420):
        c.rect(-40, y, 1600, 14, mix(m.pale, wall, 0.45))
        for i in range(15):
            _glass(c, 40 + i * 104 + c.near(0, 16), y, c.between(55, 110), 0.55)
    c.haze(100, 460, wall, 0.35, 0.3)
    c.wash(780, 1100, m.pale, mix(m.pale, m.far, 0.5))
    c.rect(-40, 764, 1600, 24, lighter(m.pale, 0.5))
    side = c.turn(1, -1)
    x = 750 - side * 170
    _microscope(c, x, 780, side)
    for i in range(3):
        _glass(c, 750 + side * (200 + i * 150), 800, (210, 150, 250)[i], 1.0)
    rack = 750 - side * 560
    c.rect(rack - 130, 720, 260, 18, m.earth)
    c.rect(rack - 130, 780, 260, 26, m.earth)
    for i in range(5):
        tone = c.any(m.red, m.yellow, m.teal, m.plum)
        c.rect(rack - 112 + i * 48, 640, 30, 150, clear(m.pale, 0.75), 14)
        c.rect(rack - 109 + i * 48, 640 + c.between(40, 80), 24, 66, tone, 10)
    for _ in range(26):
        c.disc(c.near(x, 330), c.between(140, 460), c.between(3, 13), clear(m.light, 0.25))


def _glass(c, x, foot, height, strength):
    """A flask with something bright in it."""
    m = c.mood
    tone = c.any(m.red, m.yellow, m.teal, m.plum, m.leaf[0])
    half = height * 0.36
    body = [
        (x - height * 0.09, foot - height),
        (x - height * 0.09, foot - height * 0.62),
        (x - half, foot - height * 0.06),
        (x - half * 0.9, foot),
        (x + half * 0.9, foot),
        (x + half, foot - height * 0.06),
        (x + height * 0.09, foot - height * 0.62),
        (x + height * 0.09, foot - height),
    ]
    c.shape(body, clear(m.pale, 0.45 * strength))
    level = c.between(0.3, 0.5)
    wide = height * 0.09 + (half - height * 0.09) * (0.62 - level) / 0.56
    c.shape(
        [
            (x - wide, foot - height * level),
            (x + wide, foot - height * level),
            (x + half, foot - height * 0.06),
            (x + half * 0.88, foot - 3),
            (x - half * 0.88, foot - 3),
            (x - half, foot - height * 0.06),
        ],
        clear(tone, strength),
    )
    c.oval(x, foot - height * level, wide, height * 0.035, clear(lighter(tone, 0.35), strength))
    c.line(
        [(x - half * 0.6, foot - height * 0.14), (x - height * 0.12, foot - height * 0.58)],
        clear(m.light, 0.6 * strength),
        height * 0.03,
    )
    c.rect(x - height * 0.12, foot - height * 1.02, height * 0.24, height * 0.045, clear(m.pale, strength), 3)


def _microscope(c, x, y, side):
    """A microscope that looks to `side`."""
    m = c.mood
    body, dark = m.pale, mix(m.ink, m.near, 0.25)

    def at(points):
        return [(x + px * side, y + py) for px, py in points]

    c.oval(x, y + 2, 250, 20, clear(m.ink, 0.3))
    base = smooth(at([(-190, 0), (-180, -44), (-60, -60), (130, -52), (190, -30), (196, 0)]), True)
    c.shape(base, dark)
    c.taper(at([(-120, -40), (-190, -220), (-110, -400), (-10, -440)]), (78, 62, 62, 70), body)
    c.shade(
        smooth(at([(-120, -40), (-220, -220), (-130, -420), (-60, -400), (-150, -220), (-60, -40)]), True),
        m.far,
        "down",
        0.8,
    )
    c.shape(at([(-130, -190), (150, -190), (150, -160), (-130, -160)]), dark)
    c.shape(at([(20, -200), (110, -200), (110, -190), (20, -190)]), clear(m.light, 0.9))
    c.glow(x + 64 * side, y - 150, 170, m.light, 0.95)
    c.shape(at([(30, -160), (98, -160), (84, -70), (44, -70)]), mix(dark, m.teal, 0.4))
    c.shape(at([(36, -330), (92, -330), (84, -226), (44, -226)]), m.yellow)
    c.shape(at([(104, -320), (140, -300), (126, -236), (98, -252)]), m.red)
    tube = at([(10, -600), (76, -576), (110, -320), (22, -330), (-12, -560)])
    c.shape(tube, body)
    c.shade(tube, mix(m.far, m.ink, 0.3), "right", 0.8)
    c.shape(at([(-34, -668), (52, -640), (36, -588), (-46, -614)]), dark)
    for px, py, r in ((-130, -250, 34), (-130, -250, 18), (-96, -120, 22)):
        c.disc(*at([(px, py)])[0], r, dark if r != 18 else m.haze)


def loom(c):
    m = c.light(GOLD, DAY, DAWN, DUSK)
    room(c, mix(m.earth, m.pale, 0.5), mix(m.earth, m.ink, 0.3), 700)
    for i in range(26):
        c.line([(i * 62, -20), (i * 62, 690)], clear(darker(m.earth, 0.2), 0.4), 5)
    window(c, c.turn(90, 1190), 150, 220, 300, darker(m.earth, 0.3))
    c.glow(750, 430, 620, m.light, 0.45)
    tones = [m.red, m.yellow, m.teal, m.pale, m.plum]
    c.rng.shuffle(tones)
    left, right, top = 450, 1050, 150
    for i in range(90):
        c.line([(left + i * 6.7, top), (left + i * 6.7, 560)], tones[1] if i // 6 % 2 else tones[3], 3)
    _cloth(c, left, 470, right - left, 330, tones)
    beam = darker(m.earth, 0.35)
    for x in (left - 46, right + 16):
        c.rect(x, 110, 30, 780, beam, 6)
        c.shade([(x, 110), (x + 30, 110), (x + 30, 890), (x, 890)], m.ink, "right", 0.6)
    for y, h in ((130, 36), (330, 16), (376, 16), (452, 26), (796, 44)):
        c.rect(left - 70, y, right - left + 140, h, beam if h > 16 else lighter(beam, 0.25), 8)
    x = c.turn(320, 1180)
    side = 1 if x < 750 else -1
    look = anyone(c, head=c.any("hijab", "long"), top=tones[0], cloth=tones[1])
    figure(c, x, 890, 560, SIT if side > 0 else mirrored(SIT), look, False)
    c.rect(x - 90 - side * 20, 730, 180, 26, beam, 8)
    for px in (x - 84 - side * 20, x + 64 - side * 20):
        c.rect(px, 750, 20, 150, beam)
    other = 1500 - x
    for i in range(5):
        _spool(c, other + (i % 3 - 1) * 78, 890 - (i // 3) * 70, 34, tones[i])


def _cloth(c, x, y, width, height, tones):
    """Woven bands, the same from the middle up and down; ten figures to a band."""
    motifs = (_diamonds, _zigzag, _steps, _peaks)
    order = [c.any(*motifs) for _ in range(3)]
    row, cell = height / 6, width / 10
    for band, motif in enumerate(order + order[::-1]):
        base = y + band * row
        c.rect(x, base, width, row, tones[band % 3])
        c.rect(x, base, width, row * 0.1, tones[3])
        inks = [tones[(band + k) % 5] for k in (2, 1, 3)]
        for i in range(10):
            # A cell is drawn around its middle, one unit to each side.
            motif(c, x + (i + 0.5) * cell, base + row * 0.55, cell / 2, row * 0.4, inks, tones[3])


def _diamonds(c, x, y, wide, high, inks, _):
    for size, tone in zip((1, 0.6, 0.28), inks, strict=True):
        c.shape(
            [(x - wide * size, y), (x, y - high * size), (x + wide * size, y), (x, y + high * size)], tone
        )


def _zigzag(c, x, y, wide, high, inks, pale):
    for drop, tone in ((0.8, pale), (0.4, inks[0])):
        low, top = y + high * drop, y + high * (drop - 1.2)
        c.line([(x - wide, low), (x, top), (x + wide, low)], tone, 8)


def _steps(c, x, y, wide, high, inks, _):
    for k in range(4):
        half = wide * (1 - 0.2 * k)
        c.rect(x - half, y + high * (0.5 - 0.5 * k), half * 2, high * 0.5, inks[(k + 1) % 2])


def _peaks(c, x, y, wide, high, inks, pale):
    for size, tone in ((1, inks[0]), (0.5, pale)):
        c.shape(
            [(x - wide * size, y + high), (x, y + high * (1 - 2 * size)), (x + wide * size, y + high)], tone
        )


def _spool(c, x, y, size, tone):
    c.rect(x - size * 0.7, y - size * 1.7, size * 1.4, size * 1.5, tone, 8)
    for k in range(6):
        c.line(
            [
                (x - size * 0.7, y - size * 1.5 + k * size * 0.25),
                (x + size * 0.7, y - size * 1.6 + k * size * 0.25),
            ],
            darker(tone, 0.25),
            3,
        )
    for dy in (0, -1.7):
        c.rect(x - size * 0.9, y + (dy - 0.15) * size, size * 1.8, size * 0.2, c.mood.earth, 4)
