"""The court, the ring and the pitch."""

from .canvas import arc, outline, ridge
from .figures import BLOCK, GUARD, KICK, PUNCH, RUN, SHOOT, Look, anyone, figure, mirrored
from .palette import DAWN, DUSK, GOLD, HAIRS, NIGHT, RAIN, SKINS, clear, darker, lighter, mix
from .sky import clouds, hills, rain, sky
from .trees import palm, tree


def player(c, top, legs, **more):
    return anyone(c, top=top, legs=legs, head=c.any("hair", "hair", "long"), bare=True, **more)


def lamps(c, x, y, foot, side=1):
    """A floodlight mast and its beam."""
    m = c.mood
    c.line([(x, foot), (x, y)], m.ink, 10)
    c.shape([(x - 62, y - 26), (x + 62, y - 26), (x + 52, y + 22), (x - 52, y + 22)], m.ink)
    for i in range(4):
        c.disc(x - 40 + i * 27, y - 2, 10, m.light)
    c.glow(x, y, 320, m.light, 0.75)
    c.shape(
        [(x - 40, y + 10), (x + 40, y + 10), (x + side * 620, 1000), (x + side * 120, 1000)],
        clear(m.light, 0.1),
    )


def people_behind(c, y, rows, size, tone):
    """Rows of heads and shoulders in the stands."""
    m = c.mood
    for row in range(rows):
        for i in range(int(1560 / (size * 1.15))):
            x, top = (
                i * size * 1.15 + c.near(0, 6) + (row % 2) * size * 0.5,
                y + row * size * 0.85 + c.near(0, 5),
            )
            coat = mix(c.any(*m.brights, m.plum), tone, 0.5)
            c.rect(x - size * 0.42, top, size * 0.84, size, coat, size * 0.3)
            c.disc(x, top - size * 0.2, size * 0.26, mix(c.any(*SKINS), tone, 0.4))
            c.disc(x, top - size * 0.3, size * 0.25, mix(c.any(*HAIRS), tone, 0.3))


def basketball(c):
    m = c.light(NIGHT, DUSK, GOLD)
    ground = 640
    sky(c, ground, (c.any(350, 1150), 220), 50)
    clouds(c, ground, 4)
    hills(c, ground, 2, 120)
    for i in range(6):
        palm(c, c.near(60 + i * 290, 60), ground, c.between(190, 300), mix(m.near, m.ink, 0.4))
    people_behind(c, ground - 90, 3, 46, m.near)
    floor = mix(m.earth, m.red, 0.35)
    c.wash(ground, 1100, mix(floor, m.haze, 0.35), darker(floor, 0.25))
    c.shape([(700, 660), (1400, 660), (1560, 960), (640, 960)], mix(m.teal, m.near, 0.3))
    c.line([(700, 660), (1400, 660), (1560, 960), (640, 960), (700, 660)], m.pale, 8)
    c.line(arc(690, 810, 160, 90, 90, 270), m.pale, 8)
    side = c.turn(1, -1)
    lamps(c, 750 - side * 560, 170, ground, side)
    lamps(c, 750 + side * 590, 210, ground, -side)
    hoop = 750 + side * 330
    _hoop(c, hoop, 640, side)
    poses = (SHOOT, BLOCK, GUARD, RUN) if side > 0 else tuple(mirrored(p) for p in (SHOOT, BLOCK, GUARD, RUN))
    figure(c, 750 + side * 250, 850, 300, poses[2], player(c, m.teal, m.teal))
    figure(c, 750 - side * 330, 830, 290, poses[3], player(c, m.yellow, m.yellow))
    figure(c, 750 + side * 110, 850, 330, poses[1], player(c, m.teal, m.teal))
    c.oval(750 - side * 70, 895, 80, 11, clear(m.ink, 0.35))
    hands = figure(c, 750 - side * 70, 850, 350, poses[0], player(c, m.yellow, m.yellow), False)
    _ball(c, hands[0][0] + side * 16, hands[0][1] - 36, 32)


def _ball(c, x, y, radius):
    tone = mix(c.mood.red, c.mood.yellow, 0.4)
    c.disc(x, y, radius, tone)
    c.shade(arc(x, y, radius, radius, 0, 360), darker(tone, 0.5), "right", 0.9)
    c.line([(x - radius, y), (x + radius, y)], c.mood.ink, 3)
    c.line(arc(x - radius * 1.1, y, radius * 0.8, radius, -58, 58), c.mood.ink, 3)
    c.line(arc(x + radius * 1.1, y, radius * 0.8, radius, 122, 238), c.mood.ink, 3)


def _hoop(c, x, foot, side):
    """Board, ring and net on a post."""
    m = c.mood
    c.line(
        [(x + side * 150, foot + 60), (x + side * 150, 330), (x + side * 40, 290)],
        mix(m.ink, m.near, 0.3),
        18,
    )
    c.shape([(x + side * 10, 190), (x + side * 44, 176), (x + side * 44, 370), (x + side * 10, 356)], m.pale)
    c.line(
        [
            (x + side * 10, 190),
            (x + side * 44, 176),
            (x + side * 44, 370),
            (x + side * 10, 356),
            (x + side * 10, 190),
        ],
        m.red,
        6,
    )
    rx = x - side * 56
    for i in range(9):
        t = i / 8
        c.line(
            [(rx - 58 + 116 * t, 336), (rx - 34 + 68 * ((t * 8 + 1) % 9) / 8, 420)], clear(m.pale, 0.85), 3
        )
        c.line(
            [(rx - 58 + 116 * t, 336), (rx - 34 + 68 * ((t * 8 + 8) % 9) / 8, 420)], clear(m.pale, 0.85), 3
        )
    c.ring(rx, 336, 60, 15, m.red, 9)


def boxing(c):
    m = c.light(NIGHT, DUSK, GOLD)
    dark = mix(m.ink, m.plum, 0.3)
    c.wash(-50, 1050, darker(dark, 0.4), dark, mix(dark, m.near, 0.4))
    people_behind(c, 400, 6, 50, dark)
    c.haze(330, 640, dark, 0.75, 0.2)
    for x in (300, 600, 900, 1200):
        foot = 750 + (x - 750) * 1.5
        c.shape([(x - 26, 60), (x + 26, 60), (foot + 190, 780), (foot - 190, 780)], clear(m.light, 0.1))
        c.rect(x - 44, 40, 88, 34, m.ink, 6)
        c.glow(x, 78, 150, m.light, 0.9)
        c.oval(x, 74, 36, 8, m.light)
    _ring(c, dark)
    poses = (PUNCH, mirrored(GUARD)) if c.turn(True, False) else (GUARD, mirrored(PUNCH))
    for x, pose, tone in ((600, poses[0], m.red), (900, poses[1], m.teal)):
        skin = c.any(*SKINS)
        look = Look(skin, c.any(*HAIRS), skin, tone, bare=True)
        for hx, hy in figure(c, c.near(x, 10), 850, 430, pose, look):
            c.oval(hx, hy, 32, 28, tone)
            c.oval(hx - 8, hy - 9, 12, 9, lighter(tone, 0.4))
    for k, tone in enumerate((m.red, m.pale, m.teal)):
        rope = outline("-60,10 400,6 750,12 1100,6 1560,10", 0, 650 + k * 95)
        c.curve(rope, clear(tone, 0.55 if k < 2 else 0.9), 9)


def _ring(c, dark):
    """The canvas, its apron, and the ropes and posts at the back."""
    m = c.mood
    c.shape([(240, 690), (1260, 690), (1500, 900), (0, 900)], mix(m.teal, m.pale, 0.25))
    c.glow(750, 800, 560, m.light, 0.5, 0.35)
    c.block(-60, 900, 1620, 200, m.plum, m.ink, "down", 0.9)
    for k, tone in enumerate((m.red, m.pale, m.teal)):
        c.line([(240, 480 + k * 66), (1260, 480 + k * 66)], mix(tone, dark, 0.35), 7)
    for x in (240, 1260):
        c.rect(x - 14, 450, 28, 250, m.red if x < 700 else m.teal, 8)


def football(c):
    m = c.light(RAIN, GOLD, DAWN, DUSK)
    ground = 560
    sky(c, ground, (c.any(380, 1120), 300))
    clouds(c, ground, 4)
    hills(c, ground, 3, 190)
    dark, lit = mix(m.leaf[2], m.far, 0.3), mix(m.leaf[1], m.far, 0.3)
    for i in range(9):
        tree(c, c.near(30 + i * 185, 50), ground + 24, c.between(120, 190), dark, lit)
    mud = darker(m.earth, 0.3)
    _pitch(c, ground, mud)
    side = c.turn(1, -1)
    run, kick = (pose if side > 0 else mirrored(pose) for pose in (RUN, KICK))
    for x, y, size, tone in (
        (240, 740, 210, 0),
        (1240, 750, 220, 1),
        (1010, 800, 270, 1),
        (430, 820, 280, 0),
    ):
        look = player(c, m.teal if tone else m.yellow, m.pale if tone else m.ink)
        figure(c, c.near(x, 25), y, size, mirrored(run) if tone else run, look)
    figure(c, 720, 880, 400, kick, player(c, m.yellow, m.ink))
    bx, by = 720 + side * 215, 790
    c.disc(bx, by, 36, m.pale)
    c.shade(arc(bx, by, 36, 36, 0, 360), darker(m.earth, 0.3), "down", 0.9)
    for dx, dy in ((0, 0), (-22, -14), (22, -14), (-14, 22), (16, 22)):
        c.shape(arc(bx + dx, by + dy, 10, 10, 0, 288, 4), m.ink)
    for _ in range(60):
        px, py = 720 + side * c.between(40, 300), 880 - abs(c.rng.gauss(0, 60))
        c.disc(px, py, c.between(2, 8), mud)
    c.shape([*ridge(c.rng, 985, 8), (1560, 1100), (-60, 1100)], mud)
    if m.name == "rain":
        rain(c, 240)


def _pitch(c, ground, mud):
    """Grass with its lines and goal, and the mud and puddles of a wet week."""
    m = c.mood
    c.wash(ground + 10, 1100, mix(m.leaf[1], m.haze, 0.3), m.leaf[1], mix(m.leaf[1], m.earth, 0.6))
    for y in (610, 800):
        c.line([(-60, y), (1560, y - 20)], clear(m.pale, 0.6), 6)
    _goal(c, c.turn(1180, 320), 640)
    for _ in range(26):
        x, y = c.near(750, 640), c.between(720, 990)
        c.oval(x, y, c.between(40, 150), c.between(6, 20), clear(mud, 0.55))
        c.oval(x + 12, y + 2, c.between(20, 60), c.between(2, 6), clear(lighter(m.sky[1], 0.2), 0.5))


def _goal(c, x, foot):
    m = c.mood
    for i in range(13):
        c.line([(x - 150 + i * 25, foot - 150), (x - 150 + i * 25, foot)], clear(m.pale, 0.5), 2)
    for i in range(7):
        c.line([(x - 150, foot - i * 25), (x + 150, foot - i * 25)], clear(m.pale, 0.5), 2)
    c.line([(x - 150, foot), (x - 150, foot - 152), (x + 150, foot - 152), (x + 150, foot)], m.pale, 9)
    figure(c, x, foot + 6, 130, BLOCK, player(c, m.red, m.ink))
