"""Bust portraits of people who do not exist, for bylines and columns: flat colour, friendly, nobody's likeness."""

from .canvas import arc, smooth
from .palette import DAWN, DAY, GOLD, HAIRS, RAIN, SKINS, clear, darker, ink, lighter, mix
from .trees import frond

GREYS = tuple(ink(text) for text in ("#8b8a88", "#c9c5bd", "#5b5858"))


def portrait(c):
    m = c.light(DAY, DAWN, GOLD, RAIN)
    _behind(c)
    skin = c.any(*SKINS)
    age = c.any("young", "young", "middle", "middle", "old")
    hair = c.any(*GREYS) if age == "old" else c.any(*HAIRS)
    style = c.turn("short", "hijab", "bob", "long", "side", "bun", "curly", "hijab", "thin")
    dress = c.any("collar", "barong", "round", "jacket")
    tone = c.any(m.red, m.teal, m.plum, m.near, m.yellow)
    if style in ("long", "bob", "bun", "curly"):
        _hair_behind(c, style, hair)
    if style == "hijab":
        _veil_behind(c, c.any(m.red, m.teal, m.pale, m.plum, m.yellow))
    _shoulders(c, dress, tone, skin)
    wide = c.between(112, 124)
    _face(c, skin, wide, hair, age)
    if style == "hijab":
        _veil(c, wide)
    else:
        _hair(c, style, hair, wide)
    if c.rng.random() < (0.75 if age == "old" else 0.4):
        _glasses(c, m.ink)
    if style in ("short", "side", "thin") and c.rng.random() < 0.35:
        _beard(c, hair, wide)


def _behind(c):
    """A quiet ground: a sun, hills or leaves."""
    m = c.mood
    base = c.turn(
        mix(m.teal, m.pale, 0.45),
        mix(m.yellow, m.pale, 0.35),
        mix(m.red, m.pale, 0.55),
        m.sky[1],
        mix(m.plum, m.pale, 0.6),
    )
    c.wash(-60, 1060, base, lighter(base, 0.35))
    kind = c.turn("sun", "leaves", "hills", "arch")
    if kind == "sun":
        c.disc(750, 420, 380, lighter(base, 0.45))
    elif kind == "arch":
        c.shape([(400, 1060), *arc(750, 480, 350, 380, 180, 360), (1100, 1060)], mix(base, m.plum, 0.22))
    elif kind == "hills":
        for i in range(3):
            line = smooth([(x, 520 + i * 130 + c.near(0, 60)) for x in range(-60, 1700, 180)], steps=4)
            c.shape([*line, (1560, 1100), (-60, 1100)], mix(base, m.near, 0.16 + 0.12 * i))
    else:
        for x, y in ((300, 980), (1200, 980), (420, 300), (1110, 260)):
            for k in range(5):
                frond(c, x, y, -2.6 + k * 0.55, c.between(260, 360), mix(base, m.leaf[2], 0.3), 9)


def _shoulders(c, dress, tone, skin):
    m = c.mood
    cloth = m.pale if dress == "barong" else tone
    body = smooth(
        [
            (390, 1080),
            (420, 900),
            (530, 806),
            (680, 764),
            (750, 760),
            (820, 764),
            (970, 806),
            (1080, 900),
            (1110, 1080),
        ]
    )
    c.shape([(694, 600), (806, 600), (816, 800), (750, 850), (684, 800)], darker(skin, 0.16))
    c.shape(body, cloth)
    c.shade(body, darker(cloth, 0.4), "right", 0.7)
    neck = smooth([(676, 764), (700, 830), (750, 856), (800, 830), (824, 764)])
    c.shape([(694, 740), *neck, (806, 740)], darker(skin, 0.1))
    if dress == "round":
        c.line(neck, lighter(cloth, 0.35), 12)
        return
    for side in (-1, 1):
        c.shape(
            [(750 + side * 84, 752), (750 + side * 112, 790), (750 + side * 70, 880), (750, 850)],
            lighter(cloth, 0.25),
        )
    if dress == "jacket":
        c.shape([(700, 830), (750, 856), (800, 830), (780, 1080), (720, 1080)], m.pale)
        for side in (-1, 1):
            c.shape(
                [
                    (750 + side * 90, 756),
                    (750 + side * 150, 830),
                    (750 + side * 100, 900),
                    (750 + side * 30, 1080),
                    (750 + side * 10, 1080),
                ],
                darker(cloth, 0.25),
            )
        return
    c.line([(750, 856), (750, 1080)], darker(cloth, 0.25), 4)
    for i in range(4):
        c.disc(750, 890 + i * 52, 7, m.earth if dress == "barong" else m.pale)
    if dress == "barong":
        for side in (-1, 1):
            for i in range(6):
                y = 890 + i * 36
                c.line(
                    [
                        (750 + side * 50, y),
                        (750 + side * 68, y + 18),
                        (750 + side * 50, y + 36),
                        (750 + side * 32, y + 18),
                        (750 + side * 50, y),
                    ],
                    clear(m.earth, 0.5),
                    3,
                )


def _face(c, skin, wide, hair, age):
    """Head, ears, brows, eyes, nose and mouth."""
    m = c.mood
    for side in (-1, 1):
        c.oval(750 + side * (wide + 4), 500, 22, 34, darker(skin, 0.1))
    head = smooth(
        [
            (750 - wide, 440),
            (750 - wide * 0.8, 330),
            (750, 290),
            (750 + wide * 0.8, 330),
            (750 + wide, 440),
            (750 + wide * 0.92, 560),
            (750 + wide * 0.5, 640),
            (750, 666),
            (750 - wide * 0.5, 640),
            (750 - wide * 0.92, 560),
        ],
        True,
    )
    c.shape(head, skin)
    half = [p for p in head if p[0] >= 750]
    c.shade([(756, 290), *sorted(half, key=lambda p: p[1]), (756, 666)], darker(skin, 0.28), "right", 0.75)
    for side in (-1, 1):
        c.oval(750 + side * 66, 556, 30, 20, clear(mix(skin, m.red, 0.45), 0.3))
        brow = [(750 + side * 26, 448), (750 + side * 54, 436), (750 + side * 82, 448)]
        c.taper(brow, (9, 11, 4), darker(hair, 0.15))
        c.oval(750 + side * 53, 484, 11, 13, ink("#2a1f22"))
        c.disc(750 + side * 53 + 4, 479, 3.4, m.pale)
        c.taper(
            [(750 + side * 32, 480), (750 + side * 54, 467), (750 + side * 76, 480)],
            (3, 7, 3),
            darker(skin, 0.55),
        )
    c.curve([(752, 490), (764, 542), (742, 548)], darker(skin, 0.4), 5)
    smile = c.between(8, 20)
    c.taper([(706, 594), (750, 594 + smile), (794, 592)], (4, 12, 4), mix(darker(skin, 0.35), m.red, 0.4))
    if age != "young":
        for side in (-1, 1):
            c.curve(
                [(750 + side * 44, 556), (750 + side * 62, 582), (750 + side * 64, 602)],
                clear(darker(skin, 0.35), 0.7),
                3,
            )
    if age == "old":
        for y in (372, 396):
            c.curve([(700, y), (750, y - 6), (800, y)], clear(darker(skin, 0.3), 0.6), 3)


def _hair_behind(c, style, hair):
    if style == "bun":
        c.disc(750, 262, 66, darker(hair, 0.1))
    elif style == "curly":
        for x, y in (
            (600, 400),
            (590, 500),
            (610, 590),
            (900, 400),
            (910, 500),
            (890, 590),
            (660, 300),
            (840, 300),
        ):
            c.disc(x, y, 70, hair)
    else:
        low = 860 if style == "long" else 640
        c.shape(
            smooth(
                [
                    (590, 460),
                    (620, 300),
                    (750, 244),
                    (880, 300),
                    (910, 460),
                    (920, low),
                    (750, low + 20),
                    (580, low),
                ],
                True,
            ),
            darker(hair, 0.12),
        )


def _hair(c, style, hair, wide):
    """What lies over the forehead."""
    left, right = 750 - wide - 8, 750 + wide + 8
    if style == "thin":
        for side in (-1, 1):
            x = 750 + side * wide
            c.shape(
                smooth(
                    [
                        (x - side * 6, 500),
                        (x + side * 10, 420),
                        (x - side * 14, 350),
                        (x - side * 40, 330),
                        (x - side * 20, 410),
                    ],
                    True,
                ),
                hair,
            )
        return
    dip = {
        "side": (690, 360),
        "bob": (750, 384),
        "long": (800, 352),
        "bun": (750, 346),
        "curly": (730, 384),
    }.get(style, (770, 372))
    top = 250 if style != "curly" else 236
    cap = [
        (left, 478),
        (left - 4, 380),
        (660, top + 22),
        (750, top),
        (840, top + 22),
        (right + 4, 380),
        (right, 478),
        (right - 22, 404),
        *[(dip[0] + 60, dip[1] + 4), dip, (dip[0] - 70, dip[1] + 22)],
        (left + 22, 412),
    ]
    c.shape(smooth(cap, True, 5), hair)
    if style == "curly":
        for i in range(9):
            c.disc(
                left + 10 + i * (right - left - 20) / 8,
                320 - 50 * (1 - ((i - 4) / 4) ** 2) + c.near(20, 10),
                46,
                hair,
            )
    for i in range(3):
        c.curve(
            [(700 + i * 36, top + 26 + i * 5), (690 + i * 40, top + 54), (700 + i * 44, top + 90)],
            clear(lighter(hair, 0.35), 0.5),
            5,
        )


def _veil_behind(c, tone):
    c.veil = tone
    c.shape(
        smooth(
            [(560, 520), (590, 330), (750, 232), (910, 330), (940, 520), (960, 800), (750, 900), (540, 800)],
            True,
        ),
        darker(tone, 0.2),
    )


def _veil(c, wide):
    """The scarf around the face, in two folds."""
    tone = c.veil
    inner = smooth(
        [
            (750 - wide + 4, 470),
            (750 - wide * 0.76, 356),
            (750, 324),
            (750 + wide * 0.76, 356),
            (750 + wide - 4, 470),
            (750 + wide * 0.86, 570),
            (750 + wide * 0.4, 648),
            (750, 668),
            (750 - wide * 0.4, 648),
            (750 - wide * 0.86, 570),
        ],
        True,
    )
    outer = smooth(
        [
            (584, 480),
            (616, 320),
            (750, 244),
            (884, 320),
            (916, 480),
            (930, 640),
            (900, 780),
            (750, 880),
            (600, 780),
            (570, 640),
        ],
        True,
    )
    # Ring and hole in one polygon: out along the edge, in along a seam, back around the face.
    c.shape([*outer, outer[0], inner[0], *inner[::-1]], tone)
    c.shade([*outer, outer[0], inner[0], *inner[::-1]], darker(tone, 0.4), "right", 0.7)
    c.curve([(650, 640), (730, 730), (880, 760)], darker(tone, 0.25), 7)
    c.curve([(600, 700), (700, 800), (830, 830)], darker(tone, 0.25), 6)
    c.curve([(660, 330), (750, 286), (840, 330)], lighter(tone, 0.25), 6)


def _glasses(c, tone):
    for side in (-1, 1):
        x = 750 + side * 55
        c.oval(x, 486, 42, 36, (255, 255, 255, 50))
        c.ring(x, 486, 43, 37, tone, 6)
        c.line([(x + side * 42, 480), (x + side * 74, 470)], tone, 6)
    c.curve([(737, 482), (750, 476), (763, 482)], tone, 6)


def _beard(c, hair, wide):
    edge = [
        (750 - wide * 0.9, 560),
        (750 - wide * 0.52, 646),
        (750, 676),
        (750 + wide * 0.52, 646),
        (750 + wide * 0.9, 560),
        (750 + 66, 610),
        (750, 634),
        (750 - 66, 610),
    ]
    c.shape(smooth(edge, True), clear(hair, 0.85))
    c.taper(
        [(694, 582), (722, 570), (750, 574), (778, 570), (806, 582)], (3, 13, 12, 13, 3), clear(hair, 0.9)
    )
