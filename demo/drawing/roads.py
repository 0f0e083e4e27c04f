"""On the move: jeepneys in the rain, bridge works, the airport."""

from .canvas import outline, smooth
from .figures import CARRY, REACH, STAND, WALK, anyone, figure, mirrored
from .palette import DAWN, DAY, DUSK, GOLD, NIGHT, RAIN, clear, darker, lighter, mix
from .sky import clouds, hills, rain, sky
from .streets import shopfronts, umbrella
from .town import windows


def jeepney(c, x, y, length, body, trim):
    """A jeepney in profile, nose to the right; y is the road."""
    m, s = c.mood, length / 100

    def part(text):
        return outline(text, x, y, s)

    c.oval(x, y, 54 * s, 3 * s, clear(m.ink, 0.4))
    c.shape(part("-48,-40 22,-40 22,-20 -48,-20"), mix(m.ink, m.near, 0.3))
    for i in range(5):
        _passenger(c, x + (i * 12.5 - 42) * s, y - 30 * s, s)
    for i in range(6):
        c.line(part(f"{i * 12.5 - 48},-40 {i * 12.5 - 48},-22"), body, 1.3 * s)
    c.shape(part("16,-40 20,-40 27,-22 23,-22"), body)
    c.shape(part("-52,-40 -48,-45 18,-45 24,-40"), trim)
    c.line(part("-46,-47.5 10,-47.5"), m.haze, 0.9 * s)
    side = part("-50,-8 -50,-24 22,-24 26,-22 46,-20 50,-16 50,-7")
    c.shape(side, body)
    c.shade(side, darker(body, 0.5), "down", 0.7)
    c.shape(part("-50,-20 49,-18 50,-15 -50,-16"), trim)
    for i in range(9):
        star = outline("0,0 3,-2.5 6,0 3,2.5", x + (i * 7.6 - 44) * s, y - 13 * s, s)
        c.shape(star, m.yellow if i % 2 else m.pale)
    c.rect(x + 46 * s, y - 17 * s, 5 * s, 9 * s, m.haze, s)
    c.glow(x + 58 * s, y - 13 * s, 24 * s, m.light, 0.7)
    c.disc(x + 49 * s, y - 14 * s, 2.4 * s, m.light)
    for dx in (-30, 33):
        for radius, tone in ((8.6, m.ink), (4.4, m.haze), (1.8, m.red)):
            c.disc(x + dx * s, y - 6.5 * s, radius * s, tone)


def _passenger(c, x, y, s):
    look = anyone(c)
    c.disc(x, y, 2.9 * s, look.skin)
    c.oval(x, y - 2 * s, 3 * s, 2 * s, look.cloth if look.head == "hijab" else look.hair)
    c.rect(x - 4.4 * s, y + 3 * s, 8.8 * s, 6 * s, look.top, 2 * s)


def jeepneys(c):
    m = c.light(RAIN, DUSK, NIGHT, RAIN)
    ground = 600
    sky(c, ground)
    clouds(c, 400, 4)
    for layer in range(2):
        shopfronts(c, ground, 380 - layer * 90, mix(m.haze, m.far, 0.5 + 0.4 * layer))
        c.haze(160, ground, m.haze, 0.1, 0.4)
    for y in (250, 285, 310):
        c.curve([(-60, y - 60), (400, y), (900, y - 40), (1560, y + 30)], clear(m.ink, 0.6), 2.5)
    c.wash(ground, 1100, mix(m.far, m.near, 0.4), mix(m.near, m.ink, 0.45))
    body = [m.red, m.teal, m.yellow, m.plum, m.pale]
    c.rng.shuffle(body)
    flip = c.any(0, 1)
    jeepney(c, c.near(330 + flip * 760, 50), 690, 360, body[0], body[1])
    jeepney(c, c.near(1130 - flip * 700, 50), 720, 400, body[2], body[3])
    for x in (c.near(110, 30), c.near(760, 60), c.near(1400, 30)):
        hands = figure(c, x, 745, 190, REACH, anyone(c))
        umbrella(c, hands[1][0], 565, 86, c.any(m.red, m.yellow, m.teal), m.plum)
    jeepney(c, c.near(730, 60), 880, 720, body[4], body[0])
    for _ in range(70):
        x, y = c.between(-30, 1530), c.between(690, 1000)
        tone = c.any(m.light, body[0], body[2], m.haze)
        c.taper(
            [(x, y), (x + 2, y + 20), (x, y + c.between(30, 80))],
            (1, c.between(4, 12), 0.5),
            clear(tone, 0.3),
        )
    for _ in range(40):
        c.ring(
            c.between(0, 1500), c.between(760, 1000), c.between(8, 26), c.between(3, 7), clear(m.haze, 0.6), 2
        )
    rain(c, 330)


def works(c):
    m = c.light(GOLD, DAY, DUSK, DAWN)
    horizon = 640
    sky(c, horizon, (c.any(360, 1150), 300), 76)
    clouds(c, horizon, 4)
    hills(c, horizon, 3, 160)
    c.wash(horizon, 1100, mix(m.earth, m.haze, 0.35), mix(m.earth, m.ink, 0.3))
    for x, y, size in ((c.near(330, 40), 650, 0.8), (c.near(1010, 60), 680, 1.0)):
        tower_crane(c, x, y, 480 * size, mix(m.red, m.haze, 0.4 if size < 1 else 0), c.any(1, -1))
    _bridge(c)
    _digger(c, c.near(420, 50), 880)
    for x in (c.near(860, 40), c.near(1010, 40)):
        look = anyone(c, head="helmet", cloth=c.any(m.yellow, m.pale), top=m.red)
        figure(c, x, 895, 230, c.any(STAND, REACH, mirrored(REACH)), look)
    for i in range(6):
        c.shape(outline("0,0 17,-62 23,-62 40,0", 1100 + i * 66, 900), m.red)
        c.shape(outline("8,-26 13,-44 27,-44 32,-26", 1100 + i * 66, 900), m.pale)


def _bridge(c):
    """A bridge as far as it is built: piers, deck, and the next pier waiting with bare iron."""
    m = c.mood
    deck, iron = mix(m.pale, m.far, 0.45), darker(m.earth, 0.4)
    for i, x in enumerate((-40, 260, 560, 860, 1180)):
        pier = outline("46,42 154,42 132,280 68,280", x, 520)
        c.shape(outline("0,0 200,0 154,42 46,42", x, 520), deck)
        c.shape(pier, deck)
        c.shade(pier, mix(m.near, m.ink, 0.3), "right" if i % 2 else "down", 0.8)
    c.block(-60, 452, 1070, 72, lighter(deck, 0.2), mix(m.far, m.ink, 0.4))
    for i in range(16):
        y = 462 + i % 4 * 17
        c.line([(1010, y), (1044 + c.between(0, 24), y)], iron, 4)
    for k in range(8):
        c.line([(1200 + k * 23, 520), (1200 + k * 23, 400)], iron, 5)
    for x in (c.near(420, 60), c.near(760, 50)):
        figure(c, x, 456, 100, CARRY, anyone(c, head="helmet", cloth=m.yellow, top=m.red), False)


def tower_crane(c, x, foot, height, colour, side):
    """A tower crane with a lattice; its jib points to `side`."""
    wide = height * 0.045
    for i in range(14):
        y0, y1 = foot - height * i / 14, foot - height * (i + 1) / 14
        flip = wide if i % 2 else -wide
        c.line([(x - flip, y0), (x + flip, y1)], colour, 3)
    for dx in (-wide, wide):
        c.line([(x + dx, foot), (x + dx, foot - height)], colour, 5)
    top = foot - height
    c.line([(x - side * height * 0.3, top), (x + side * height * 0.85, top)], colour, 6)
    c.line([(x, top - height * 0.06), (x + side * height * 0.82, top - height * 0.05)], colour, 3)
    for i in range(16):
        px = x + side * height * 0.82 * i / 16
        c.line([(px, top), (px + side * height * 0.025, top - height * 0.055)], colour, 2.5)
    c.shape([(x - wide, top), (x, top - height * 0.2), (x + wide, top)], colour)
    for reach in (-0.28, 0.6):
        c.line([(x, top - height * 0.19), (x + side * height * reach, top)], colour, 2.5)
    c.rect(x - side * height * 0.27 - 20, top, 40, height * 0.08, darker(colour, 0.3))
    hook = x + side * height * 0.55
    c.line([(hook, top), (hook, top + height * 0.3)], c.mood.ink, 2.5)
    c.rect(hook - 34, top + height * 0.3, 68, 13, darker(colour, 0.4))


def _digger(c, x, y):
    m = c.mood
    c.oval(x, y + 2, 190, 12, clear(m.ink, 0.4))
    c.line([(x + 50, y - 110), (x + 170, y - 250), (x + 270, y - 130)], m.yellow, 26)
    c.line([(x + 270, y - 130), (x + 250, y - 50)], m.yellow, 18)
    c.shape([(x + 220, y - 60), (x + 280, y - 60), (x + 286, y - 8), (x + 214, y + 2)], darker(m.earth, 0.5))
    c.rect(x - 120, y - 44, 250, 44, m.ink, 22)
    for i in range(5):
        c.disc(x - 96 + i * 50, y - 22, 14, mix(m.ink, m.haze, 0.4))
    body = [(x - 120, y - 128), (x + 100, y - 128), (x + 110, y - 48), (x - 130, y - 48)]
    c.shape(body, m.yellow)
    c.shade(body, darker(m.yellow, 0.5), "down", 0.8)
    c.shape([(x - 10, y - 210), (x + 70, y - 210), (x + 100, y - 120), (x - 10, y - 120)], m.yellow)
    c.shape(
        [(x + 4, y - 196), (x + 62, y - 196), (x + 84, y - 132), (x + 4, y - 132)], mix(m.teal, m.pale, 0.5)
    )


def airport(c):
    m = c.light(DAWN, DAY, DUSK, GOLD)
    ground = 600
    sky(c, ground, (c.any(300, 1150), 360), 70)
    clouds(c, ground, 6)
    hills(c, ground, 3, 150)
    c.wash(ground, 1100, mix(m.far, m.near, 0.3), mix(m.near, m.ink, 0.2))
    c.rect(930, 500, 700, 120, mix(m.pale, m.haze, 0.3))
    windows(c, 950, 520, 640, 70, 16, 1, mix(m.teal, m.ink, 0.2), m.light if m.dark else None, 0.7)
    c.shape([(900, 505), (1000, 470), (1600, 440), (1600, 505)], m.teal)
    c.rect(838, 330, 44, 290, m.pale)
    c.shape([(806, 300), (914, 300), (896, 350), (824, 350)], mix(m.teal, m.ink, 0.3))
    c.rect(800, 286, 120, 18, m.pale)
    for k in range(5):
        c.shape(
            [
                (740 - k * 90 - 60, 960 - k * 8),
                (800 - k * 90 - 60, 960 - k * 8),
                (790 - k * 90, 940 - k * 8),
                (740 - k * 90, 940 - k * 8),
            ],
            clear(m.yellow, 0.9),
        )
    _plane(c, c.near(640, 40), 720, c.turn(m.red, m.teal, m.yellow))
    for i in range(4):
        x, y = 1090 + i * 88 + c.near(0, 12), 862 + i * 14
        figure(c, x, y, 172, mirrored(WALK), anyone(c))
        c.rect(x + 34, y - 52, 34, 48, c.any(m.red, m.yellow, m.plum, m.teal), 6)
        c.line([(x + 38, y - 52), (x + 28, y - 88)], m.ink, 3)


def _plane(c, x, y, livery):
    """An airliner in profile, nose to the right."""
    m = c.mood
    c.oval(x, y + 108, 480, 22, clear(m.ink, 0.35))
    for dx in (-60, 20, 330):
        c.line([(x + dx, y + 40), (x + dx, y + 92)], m.ink, 8)
        c.disc(x + dx, y + 92, 17, m.ink)
    c.shape([(x - 430, y - 30), (x - 500, y - 210), (x - 410, y - 210), (x - 290, y - 40)], livery)
    c.shape([(x - 390, y - 6), (x - 500, y - 60), (x - 452, y - 62), (x - 300, y - 16)], darker(livery, 0.3))
    hull = smooth(
        [
            (x - 470, y - 34),
            (x - 300, y - 56),
            (x, y - 60),
            (x + 330, y - 58),
            (x + 420, y - 36),
            (x + 462, y + 4),
            (x + 420, y + 36),
            (x + 300, y + 52),
            (x - 100, y + 52),
            (x - 330, y + 20),
        ],
        True,
    )
    c.shape(hull, m.pale)
    c.shade(hull, mix(m.far, m.ink, 0.3), "down", 0.5)
    c.taper([(x - 400, y + 2), (x, y + 26), (x + 430, y + 22)], (2, 16, 4), livery)
    for i in range(24):
        c.rect(x - 280 + i * 26, y - 26, 13, 17, mix(m.near, m.ink, 0.3), 5)
    c.shape([(x + 390, y - 34), (x + 424, y - 20), (x + 432, y - 6), (x + 392, y - 8)], m.ink)
    c.shape(
        [(x + 60, y + 20), (x - 60, y + 26), (x - 330, y + 86), (x - 290, y + 90)], mix(m.far, m.pale, 0.4)
    )
    c.oval(x - 20, y + 66, 62, 24, livery)
    c.oval(x + 36, y + 66, 12, 22, m.ink)
