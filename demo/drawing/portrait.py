"""Bust portraits of people who do not exist, for bylines and columns: flat colour, friendly, nobody's likeness.

The head is centred on (750, 480); `wide` is half its breadth.
"""

from dataclasses import dataclass

from .canvas import arc, smooth
from .palette import DAWN, DAY, GOLD, HAIRS, RAIN, SKINS, clear, darker, ink, lighter, mix
from .trees import frond

GREYS = tuple(ink(text) for text in ("#8b8a88", "#c9c5bd", "#6b6764"))
STYLES = ("short", "hijab", "bob", "quiff", "long", "thin", "bun", "side", "hijab", "curly", "crop")


@dataclass(frozen=True)
class Sitter:
    """Who sits for the portrait."""

    skin: tuple
    hair: tuple
    style: str
    age: str  # young, middle, old
    dress: str  # collar, barong, round, jacket
    cloth: tuple
    veil: tuple
    wide: float


def _sitter(c):
    m = c.mood
    age = c.any("young", "young", "middle", "middle", "old")
    dress = c.any("collar", "barong", "round", "jacket")
    tones = c.rng.sample([m.red, m.teal, m.plum, m.near, m.yellow], 2)
    return Sitter(
        c.any(*SKINS),
        c.any(*GREYS) if age == "old" else c.any(*HAIRS),
        STYLES[c.seed % len(STYLES)],
        age,
        dress,
        m.pale if dress == "barong" else tones[0],
        c.any(tones[1], tones[1], m.pale),
        c.between(112, 124),
    )


def portrait(c):
    m = c.light(DAY, DAWN, GOLD, RAIN)
    _behind(c)
    who = _sitter(c)
    _back_hair(c, who)
    _shoulders(c, who)
    _face(c, who)
    (_veil if who.style == "hijab" else _hair)(c, who)
    if who.style in ("short", "quiff", "thin", "side", "crop") and c.rng.random() < 0.4:
        _beard(c, who)
    if c.rng.random() < (0.75 if who.age == "old" else 0.4):
        _glasses(c, m.ink)


def _behind(c):
    """A quiet ground: a sun, an arch, hills or palm leaves."""
    m = c.mood
    grounds = (
        (m.teal, 0.45),
        (m.yellow, 0.35),
        (m.red, 0.55),
        (m.sky[0], 0.3),
        (m.plum, 0.6),
        (m.leaf[1], 0.5),
    )
    tone, share = grounds[c.seed * 5 % 6 if c.seed % 2 else c.seed * 5 // 2 % 6]
    base = mix(tone, m.pale, share)
    c.wash(-60, 1060, base, lighter(base, 0.35))
    kind = c.any("sun", "leaves", "hills", "arch")
    if kind == "sun":
        c.disc(750, 430, 380, lighter(base, 0.4))
    elif kind == "arch":
        c.shape([(400, 1060), *arc(750, 480, 350, 380, 180, 360), (1100, 1060)], mix(base, m.plum, 0.22))
    elif kind == "hills":
        for i in range(3):
            line = smooth([(x, 520 + i * 130 + c.near(0, 60)) for x in range(-60, 1700, 180)], steps=4)
            c.shape([*line, (1560, 1100), (-60, 1100)], mix(base, m.near, 0.16 + 0.12 * i))
    else:
        for side in (-1, 1):
            for k in range(6):
                x, y = 750 + side * 520, 1020
                angle = -1.57 + side * (k - 2.5) * 0.42
                frond(c, x, y, angle, c.between(430, 620), mix(base, m.leaf[2], 0.16 + 0.05 * (k % 3)), 19)


def _shoulders(c, who):
    m = c.mood
    half = [(0, 722), (70, 726), (205, 764), (322, 840), (362, 960), (372, 1090)]
    body = smooth([(750 - x, y) for x, y in half[::-1]] + [(750 + x, y) for x, y in half[1:]])
    neck = smooth([(672, 728), (698, 792), (750, 818), (802, 792), (828, 728)])
    c.shape([(692, 590), (808, 590), (816, 760), (750, 818), (684, 760)], darker(who.skin, 0.16))
    c.shape(body, who.cloth)
    c.shade(body, darker(who.cloth, 0.4), "right", 0.7)
    c.shape([(690, 700), *neck, (810, 700)], darker(who.skin, 0.1))
    if who.dress == "round":
        c.line(neck, lighter(who.cloth, 0.35), 12)
    elif who.dress == "jacket":
        c.shape([(698, 790), (750, 818), (802, 790), (784, 1090), (716, 1090)], m.pale)
        for side in (-1, 1):
            lapel = [(88, 718), (150, 790), (104, 866), (34, 1090), (8, 1090)]
            c.shape([(750 + side * x, y) for x, y in lapel], darker(who.cloth, 0.25))
    else:
        _shirt(c, who)


def _shirt(c, who):
    """Collar and buttons; a barong has its embroidery beside them."""
    m = c.mood
    for side in (-1, 1):
        collar = [(80, 712), (112, 752), (70, 846), (0, 816)]
        c.shape([(750 + side * x, y) for x, y in collar], lighter(who.cloth, 0.25))
    c.line([(750, 818), (750, 1090)], darker(who.cloth, 0.25), 4)
    for i in range(5):
        c.disc(750, 856 + i * 50, 7, m.earth if who.dress == "barong" else m.pale)
    for side in (-1, 1):
        for i in range(7 if who.dress == "barong" else 0):
            y, x = 856 + i * 36, 750 + side * 50
            c.line([(x, y), (x + 18, y + 18), (x, y + 36), (x - 18, y + 18), (x, y)], clear(m.earth, 0.55), 3)


def _face(c, who):
    """Head, ears, brows, eyes, nose and mouth."""
    m, skin, wide = c.mood, who.skin, who.wide
    for side in (-1, 1):
        c.oval(750 + side * (wide + 2), 500, 20, 33, darker(skin, 0.1))
    half = [(0, 286), (0.62, 310), (0.96, 400), (1, 470), (0.93, 560), (0.52, 640), (0, 666)]
    right = [(750 + x * wide, y) for x, y in half]
    head = smooth([*right, *((1500 - x, y) for x, y in right[-2:0:-1])], True)
    c.shape(head, skin)
    c.shade([(760, 286), *smooth(right), (760, 666)], darker(skin, 0.28), "right", 0.75)
    for side in (-1, 1):
        c.oval(750 + side * 66, 556, 30, 20, clear(mix(skin, m.red, 0.45), 0.28))
        eye = 750 + side * 53
        c.taper([(eye - 28, 447), (eye, 434), (eye + 28, 447)], (5, 11, 5), darker(who.hair, 0.15))
        c.oval(eye, 486, 11, 13, ink("#2a1f22"))
        c.disc(eye + 4, 481, 3.4, m.pale)
        c.taper([(eye - 21, 482), (eye, 469), (eye + 21, 482)], (3, 7, 3), darker(skin, 0.55))
        if who.age != "young":
            fold = [(750 + side * 44, 556), (750 + side * 62, 582), (750 + side * 64, 602)]
            c.curve(fold, clear(darker(skin, 0.35), 0.7), 3)
    c.curve([(752, 490), (764, 542), (742, 548)], darker(skin, 0.4), 5)
    smile = c.between(10, 22)
    c.taper([(706, 594), (750, 594 + smile), (794, 592)], (4, 12, 4), mix(darker(skin, 0.35), m.red, 0.45))
    for y in (384, 404) if who.age == "old" else ():
        c.curve([(704, y), (750, y - 6), (796, y)], clear(darker(skin, 0.3), 0.5), 3)


def _back_hair(c, who):
    """What hangs behind the neck."""
    dark = darker(who.hair, 0.18)
    if who.style == "bun":
        c.disc(750, 246, 62, dark)
    elif who.style == "curly":
        for i in range(11):
            x, y = arc(750, 470, 172, 190, 140 + i * 26, 140 + i * 26, 1)[0]
            c.disc(x, y, 62, dark if i % 2 else who.hair)
    elif who.style in ("long", "bob"):
        low = 850 if who.style == "long" else 650
        c.shape(
            smooth(
                [(590, 470), (625, 320), (750, 244), (875, 320), (910, 470), (916, low), (584, low)], True
            ),
            dark,
        )
    elif who.style == "hijab":
        drape = [
            (575, 500),
            (610, 330),
            (750, 240),
            (890, 330),
            (925, 500),
            (985, 800),
            (750, 880),
            (515, 800),
        ]
        c.shape(smooth(drape, True), darker(who.veil, 0.22))


# Half an outline of the hair in shares of `wide` and in heights: outside up to the crown, then the hairline back.
OUTLINES = {
    "short": ((1.04, 476, 1.1, 400, 0.86, 300, 0.36, 256), (0.1, 356, 0.66, 372, 0.9, 420)),
    "crop": ((1.02, 470, 1.05, 400, 0.8, 304, 0.34, 272), (0.1, 346, 0.68, 356, 0.9, 410)),
    "bun": ((1.03, 470, 1.09, 390, 0.84, 296, 0.36, 258), (0.08, 338, 0.62, 366, 0.93, 440)),
    "bob": ((1.26, 640, 1.3, 480, 1.0, 300, 0.42, 244), (0.1, 410, 0.8, 418, 0.98, 560)),
    "long": ((1.24, 830, 1.3, 480, 0.98, 300, 0.4, 246), (0.02, 322, 0.74, 400, 0.98, 560)),
    "curly": ((1.12, 470, 1.2, 390, 0.9, 292, 0.4, 250), (0.1, 370, 0.7, 384, 0.92, 430)),
}


def _hair(c, who):
    """What lies over the forehead and the temples."""
    wide, tone = who.wide, who.hair
    if who.style == "thin":
        for side in (-1, 1):
            patch = [(0.95, 505), (1.09, 460), (1.08, 400), (0.95, 366), (0.92, 420)]
            c.shape(smooth([(750 + side * x * wide, y) for x, y in patch], True), tone)
        return
    if who.style in ("quiff", "side"):
        high = 232 if who.style == "quiff" else 250
        sweep = [
            (-1.04, 476),
            (-1.1, 390),
            (-0.92, 300),
            (-0.4, high + 8),
            (0.3, high),
            (0.96, 292),
            (1.12, 396),
            (1.04, 476),
        ]
        line = [(0.9, 420), (0.72, 376), (0.1, 368), (-0.42, 330), (-0.74, 378), (-0.9, 420)]
        c.shape(smooth([(750 + x * wide, y) for x, y in sweep + line], True), tone)
        c.curve(
            [(750 - 0.42 * wide, 330), (750 - 0.1 * wide, 286), (750 + 0.4 * wide, 262)],
            lighter(tone, 0.22),
            5,
        )
        return
    outer, inner = (list(zip(flat[::2], flat[1::2], strict=True)) for flat in OUTLINES[who.style])
    right = [(750 + x * wide, y) for x, y in outer]
    fringe = [(750 + x * wide, y) for x, y in inner]
    left, back = ([(1500 - x, y) for x, y in points] for points in (right, fringe))
    c.shape(smooth([*left, *right[::-1], *fringe[::-1], *back], True, 6), tone)
    for i in range(10 if who.style == "curly" else 0):
        x, y = arc(750, 420, wide * 1.05, 140, 188 + i * 18, 188 + i * 18, 1)[0]
        c.disc(x, y, 42, lighter(tone, 0.06) if i % 2 else tone)
    for side in (-1, 1) if who.style != "curly" else ():
        shine = [(750 + side * wide * x, y) for x, y in ((0.2, 300), (0.55, 318), (0.8, 360))]
        c.curve(shine, lighter(tone, 0.2), 5)


def _veil(c, who):
    """The scarf around the face, in folds."""
    wide, tone = who.wide, who.veil
    half = [(0, 330), (0.66, 352), (0.94, 440), (0.95, 520), (0.8, 600), (0.4, 656), (0, 672)]
    right = [(750 + x * wide, y) for x, y in half]
    inner = smooth([*right, *((1500 - x, y) for x, y in right[-2:0:-1])], True)
    rim = [
        (750, 246),
        (872, 306),
        (914, 460),
        (926, 620),
        (900, 770),
        (750, 866),
        (600, 770),
        (574, 620),
        (586, 460),
        (628, 306),
    ]
    outer = smooth(rim, True)
    # Ring and hole in one polygon: out along the edge, in along a seam, back around the face.
    ring = [*outer, outer[0], inner[0], *inner[::-1]]
    c.shape(ring, tone)
    c.shade(ring, darker(tone, 0.4), "right", 0.75)
    for fold in (
        [(640, 610), (700, 712), (800, 752), (905, 740)],
        [(590, 680), (660, 780), (770, 826)],
        [(900, 500), (886, 620), (820, 700)],
    ):
        c.taper(smooth(fold), (2, 9, 2), darker(tone, 0.28))
    c.taper([(640, 390), (680, 300), (750, 276), (830, 306)], (2, 8, 2), lighter(tone, 0.3))


def _glasses(c, tone):
    for side in (-1, 1):
        x = 750 + side * 55
        c.oval(x, 488, 42, 36, (255, 255, 255, 26))
        c.ring(x, 488, 43, 37, tone, 6)
        c.line([(x + side * 42, 482), (x + side * 66, 474)], tone, 6)
    c.curve([(737, 484), (750, 478), (763, 484)], tone, 6)


def _beard(c, who):
    wide, tone = who.wide, who.hair
    half = [(0.96, 530), (0.86, 600), (0.5, 654), (0, 682)]
    right = [(750 + x * wide, y) for x, y in half]
    inside = [(750, 632), (690, 620), (668, 572)]
    outline = (
        [(1500 - x, y) for x, y in right] + right[-2::-1] + [(1500 - x, y) for x, y in inside[:0:-1]] + inside
    )
    c.shape(outline, clear(tone, 0.82))
    c.taper(
        [(700, 576), (724, 568), (750, 571), (776, 568), (800, 576)], (2, 10, 8, 10, 2), clear(tone, 0.85)
    )
