"""People as a poster shows them: a few flat shapes, two joints in every limb, no faces.

Poses are in shares of the figure's height from the middle of the feet: x to the right, y up.
"""

from dataclasses import dataclass, replace
from math import sqrt

from .canvas import arc
from .palette import HAIRS, SKINS, clear, darker, mix


@dataclass(frozen=True)
class Pose:
    """Where hands, feet, hip and shoulders are; elbows and knees follow."""

    hands: tuple = ((-0.17, 0.44), (0.17, 0.44))
    feet: tuple = ((-0.07, 0.0), (0.07, 0.0))
    hip: tuple = (0.0, 0.49)
    neck: tuple = (0.0, 0.83)
    elbows: tuple = (-1, 1)
    knees: tuple = (-1, 1)


STAND = Pose()
WALK = Pose(((-0.16, 0.5), (0.17, 0.46)), ((-0.13, 0.0), (0.12, 0.02)), knees=(1, 1), elbows=(-1, -1))
WAVE = Pose(((-0.17, 0.44), (0.2, 1.0)))
CARRY = Pose(((0.2, 0.56), (0.24, 0.58)), ((-0.1, 0.0), (0.1, 0.0)), elbows=(-1, -1), knees=(1, 1))
REACH = Pose(((0.16, 0.62), (0.27, 0.66)), elbows=(-1, -1))
BEND = Pose(((0.22, 0.14), (0.3, 0.16)), ((-0.1, 0), (0.06, 0)), (-0.08, 0.46), (0.18, 0.6), (-1, -1), (1, 1))
SIT = Pose(
    ((0.1, 0.36), (0.2, 0.38)), ((0.18, 0.0), (0.24, 0.0)), (-0.02, 0.3), (0.0, 0.64), (-1, -1), (1, 1)
)
DANCE = Pose(((-0.26, 0.98), (0.28, 0.86)), ((-0.1, 0.0), (0.16, 0.1)), knees=(-1, 1))
SHOOT = Pose(
    ((0.14, 1.16), (0.2, 1.14)), ((-0.12, 0.02), (0.02, -0.02)), (0, 0.5), (0.03, 0.84), (-1, 1), (1, 1)
)
BLOCK = Pose(((-0.2, 1.08), (0.04, 1.14)), ((-0.12, 0.0), (0.14, 0.02)), (0, 0.5), (-0.02, 0.84))
RUN = Pose(((-0.2, 0.6), (0.22, 0.64)), ((-0.3, 0.16), (0.2, 0.02)), (0, 0.47), (0.08, 0.8), (-1, -1), (1, 1))
KICK = Pose(
    ((-0.28, 0.7), (0.26, 0.76)), ((-0.08, 0.0), (0.36, 0.22)), (0, 0.48), (-0.07, 0.81), (-1, 1), (1, 1)
)
GUARD = Pose(
    ((0.14, 0.78), (0.18, 0.7)), ((-0.2, 0.0), (0.14, 0.0)), (-0.02, 0.46), (0.04, 0.79), (-1, -1), (1, 1)
)
PUNCH = Pose(
    ((0.12, 0.72), (0.46, 0.8)), ((-0.24, 0.0), (0.16, 0.0)), (0, 0.45), (0.09, 0.77), (-1, -1), (1, 1)
)
PADDLE = Pose(
    ((0.04, 0.52), (0.22, 0.34)), ((0.2, 0.1), (0.24, 0.1)), (-0.04, 0.22), (0.02, 0.56), (-1, -1), (1, 1)
)


def mirrored(pose):
    """The pose the other way round."""

    def flip(pair):
        return tuple((-x, y) for x, y in pair)

    return replace(
        pose,
        hands=flip(pose.hands),
        feet=flip(pose.feet),
        hip=(-pose.hip[0], pose.hip[1]),
        neck=(-pose.neck[0], pose.neck[1]),
        elbows=tuple(-e for e in pose.elbows),
        knees=tuple(-k for k in pose.knees),
    )


@dataclass(frozen=True)
class Look:
    """Skin, hair and clothes. `head` is one of hair, long, hijab, cap, hat, helmet."""

    skin: tuple
    hair: tuple
    top: tuple
    legs: tuple
    head: str = "hair"
    cloth: tuple = (240, 230, 210)
    skirt: bool = False
    bare: bool = False  # arms and shins uncovered


def anyone(c, **fixed):
    """Somebody from the street in this picture's colours."""
    m = c.mood
    skin, hair = c.any(*SKINS), c.any(*HAIRS)
    if m.dark:
        skin, hair = mix(skin, m.ink, 0.3), mix(hair, m.ink, 0.4)
    look = {
        "skin": skin,
        "hair": hair,
        "top": c.any(*m.brights, m.plum),
        "head": c.any("hair", "hair", "long", "hijab"),
        "legs": c.any(m.ink, m.near, darker(m.teal, 0.4), mix(m.earth, m.ink, 0.4)),
        "cloth": c.any(*m.brights),
        "skirt": False,
        "bare": c.rng.random() < 0.6,
    } | fixed
    if look["head"] == "hijab":
        look |= {"bare": False, "skirt": fixed.get("skirt", True)}
    return Look(**look)


def _joint(start, end, length, bend):
    """The elbow or knee between two points, for two bones of equal length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    reach = sqrt(dx * dx + dy * dy) or 0.001
    high = sqrt(max(0, length * length - reach * reach / 4))
    return (
        (start[0] + end[0]) / 2 - dy / reach * high * bend,
        (start[1] + end[1]) / 2 + dx / reach * high * bend,
    )


def _limb(c, points, widths, colour):
    c.line(points[:2], colour, widths[0])
    c.line(points[1:], colour, widths[1])
    c.disc(*points[0], widths[0] / 2, colour)
    c.disc(*points[1], widths[1] / 2, colour)
    c.disc(*points[2], widths[1] / 2, colour)


def figure(c, x, y, height, pose=STAND, look=None, shadow=True):
    """One person standing at (x, y), `height` sheet units tall. Returns the places of both hands."""
    look = look or anyone(c)

    def at(point):
        return (x + point[0] * height, y - point[1] * height)

    h = height
    if shadow:
        c.oval(x, y, h * 0.2, h * 0.028, clear(c.mood.ink, 0.28))
    hip, neck = at(pose.hip), at(pose.neck)
    hands = [at(hand) for hand in pose.hands]
    _arm(c, h, neck, hip, hands[0], pose.elbows[0], -1, look)
    _legs(c, h, hip, [at(foot) for foot in pose.feet], pose.knees, look)
    wide, low = h * 0.105, h * 0.085
    torso = [
        (neck[0] - wide, neck[1] + h * 0.02),
        (neck[0], neck[1] - h * 0.012),
        (neck[0] + wide, neck[1] + h * 0.02),
        (hip[0] + low, hip[1] + h * 0.03),
        (hip[0] - low, hip[1] + h * 0.03),
    ]
    c.shape(torso, look.top)
    c.shade(torso, darker(look.top, 0.3), "right", 0.7)
    _head(c, h, neck, hip, look)
    _arm(c, h, neck, hip, hands[1], pose.elbows[1], 1, look)
    return hands


def _arm(c, h, neck, hip, hand, bend, side, look):
    shoulder = (neck[0] + side * h * 0.088, neck[1] + h * 0.035)
    elbow = _joint(shoulder, hand, h * 0.19, bend)
    sleeve = darker(look.top, 0.12)
    _limb(c, (shoulder, elbow, hand), (h * 0.058, h * 0.046), look.skin if look.bare else sleeve)
    if look.bare:
        middle = ((shoulder[0] + elbow[0] * 1.2) / 2.2, (shoulder[1] + elbow[1] * 1.2) / 2.2)
        _limb(c, (shoulder, middle, middle), (h * 0.068, h * 0.066), sleeve)
    c.disc(*hand, h * 0.029, look.skin)


def _legs(c, h, hip, feet, bends, look):
    for side, foot, bend in zip((-1, 1), feet, bends, strict=True):
        top = (hip[0] + side * h * 0.045, hip[1])
        knee = _joint(top, foot, h * 0.255, bend)
        _limb(c, (top, knee, (foot[0], foot[1] - h * 0.02)), (h * 0.085, h * 0.066), look.legs)
        if look.bare:
            _limb(c, (knee, knee, (foot[0], foot[1] - h * 0.02)), (h * 0.05, h * 0.05), look.skin)
            middle = ((top[0] + knee[0]) / 2, (top[1] + knee[1]) / 2)
            _limb(c, (top, middle, knee), (h * 0.088, h * 0.08), look.legs)
        c.oval(foot[0] + h * 0.012, foot[1] - h * 0.012, h * 0.042, h * 0.018, darker(look.legs, 0.4))
    if look.skirt:
        low = (max(foot[1] for foot in feet) - hip[1]) * 0.86
        left, right = min(f[0] for f in feet), max(f[0] for f in feet)
        c.shape(
            [
                (hip[0] - h * 0.08, hip[1] - h * 0.02),
                (hip[0] + h * 0.08, hip[1] - h * 0.02),
                (right + h * 0.05, hip[1] + low),
                (left - h * 0.05, hip[1] + low),
            ],
            look.legs,
        )


def _head(c, h, neck, hip, look):
    lean = (neck[0] - hip[0]) * 0.18
    x, y, r = neck[0] + lean, neck[1] - h * 0.09, h * 0.066
    if look.head == "long":
        c.blob(
            [
                (x - r * 1.15, y - r * 0.6),
                (x, y - r * 1.4),
                (x + r * 1.15, y - r * 0.6),
                (x + r * 1.15, y + r * 1.9),
                (x - r * 1.15, y + r * 1.9),
            ],
            look.hair,
            4,
        )
    c.rect(x - r * 0.4, y + r * 0.4, r * 0.8, r * 1.3, darker(look.skin, 0.2))
    if look.head == "hijab":
        c.blob(
            [
                (x - r * 1.1, y - r * 0.5),
                (x, y - r * 1.35),
                (x + r * 1.1, y - r * 0.5),
                (x + r * 1.5, y + r * 2.3),
                (x, y + r * 2.9),
                (x - r * 1.5, y + r * 2.3),
            ],
            look.cloth,
            4,
        )
        c.oval(x + r * 0.12, y + r * 0.05, r * 0.68, r * 0.82, look.skin)
        return
    c.oval(x, y, r * 0.95, r * 1.12, look.skin)
    c.shape(
        [
            (x - r * 1.02, y + r * 0.1),
            (x - r * 0.95, y - r * 0.8),
            (x, y - r * 1.32),
            (x + r * 0.95, y - r * 0.8),
            (x + r * 1.0, y - r * 0.2),
            (x + r * 0.2, y - r * 0.5),
            (x - r * 0.6, y - r * 0.3),
        ],
        look.hair,
    )
    if look.head == "hat":
        c.shape([(x - r * 2.1, y - r * 0.3), (x, y - r * 1.9), (x + r * 2.1, y - r * 0.3)], look.cloth)
        c.shade(
            [(x, y - r * 1.9), (x + r * 2.1, y - r * 0.3), (x, y - r * 0.3)],
            darker(look.cloth, 0.3),
            "right",
            0.9,
        )
    elif look.head in ("cap", "helmet"):
        c.shape(arc(x, y - r * 0.3, r * 1.15, r * 1.2, 180, 360), look.cloth)
        c.rect(
            x - r * 1.1,
            y - r * 0.4,
            r * (2.6 if look.head == "cap" else 2.5),
            r * 0.22,
            darker(look.cloth, 0.15),
        )


def crowd(c, y, height, left, right, count, pose=STAND):
    """People in a row, drawn from the back to the front."""
    places = sorted((c.between(left, right), c.near(y, height * 0.06)) for _ in range(count))
    for x, foot in sorted(places, key=lambda place: place[1]):
        figure(c, x, foot, height * c.between(0.88, 1.06), c.any(pose, mirrored(pose)))
