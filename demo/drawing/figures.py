"""People as a poster shows them: a few flat shapes, two joints in every limb, no faces.

Poses are in shares of the figure's height from the middle of the feet: x to the right, y up.
"""

from dataclasses import dataclass, replace
from math import sqrt

from .canvas import arc, outline
from .palette import HAIRS, SKINS, clear, darker, mix


@dataclass(frozen=True)
class Pose:
    """Where hands, feet, hip and shoulders are; elbows and knees follow, bent to the side their sign says.

    Every pose faces right; `facing` is -1 for the same pose to the left.
    """

    hands: tuple = ((-0.15, 0.43), (0.15, 0.43))
    feet: tuple = ((-0.07, 0.0), (0.07, 0.0))
    hip: tuple = (0.0, 0.495)
    neck: tuple = (0.0, 0.83)
    elbows: tuple = (1, 1)
    knees: tuple = (-1, -1)
    facing: int = 1


STAND = Pose(elbows=(1, -1), knees=(1, -1))
WALK = Pose(((-0.18, 0.5), (0.19, 0.52)), ((-0.15, 0.03), (0.13, 0.0)), (0, 0.48))
WAVE = Pose(((-0.15, 0.43), (0.23, 1.0)), knees=(1, -1))
CARRY = Pose(((0.2, 0.54), (0.26, 0.56)), ((-0.12, 0.02), (0.1, 0.0)))
REACH = Pose(((0.27, 0.62), (0.34, 0.68)), ((-0.08, 0.0), (0.06, 0.0)))
BEND = Pose(((0.24, 0.16), (0.34, 0.18)), ((-0.1, 0), (0.06, 0)), (-0.08, 0.45), (0.2, 0.6))
SIT = Pose(((0.16, 0.34), (0.22, 0.34)), ((0.18, 0.0), (0.25, 0.0)), (-0.03, 0.27), (-0.02, 0.62))
DANCE = Pose(((-0.27, 0.98), (0.3, 0.86)), ((-0.1, 0.0), (0.16, 0.1)), elbows=(-1, 1), knees=(1, -1))
SHOOT = Pose(((0.14, 1.15), (0.2, 1.13)), ((-0.1, 0.02), (0.04, -0.02)), (0, 0.49), (0.03, 0.84))
BLOCK = Pose(
    ((-0.2, 1.08), (0.06, 1.14)), ((-0.12, 0.0), (0.14, 0.02)), (0, 0.48), (-0.02, 0.83), (-1, 1), (1, -1)
)
RUN = Pose(((-0.2, 0.6), (0.24, 0.66)), ((-0.3, 0.18), (0.2, 0.02)), (0, 0.47), (0.08, 0.8))
KICK = Pose(((-0.36, 0.64), (0.26, 0.76)), ((-0.08, 0.0), (0.36, 0.2)), (0, 0.47), (-0.07, 0.81), (-1, 1))
GUARD = Pose(((0.16, 0.76), (0.25, 0.8)), ((-0.2, 0.0), (0.14, 0.0)), (-0.02, 0.45), (0.03, 0.79))
PUNCH = Pose(((0.16, 0.74), (0.5, 0.8)), ((-0.26, 0.0), (0.16, 0.0)), (0, 0.44), (0.1, 0.77))
PADDLE = Pose(((0.1, 0.5), (0.26, 0.3)), ((0.2, 0.1), (0.26, 0.1)), (-0.04, 0.22), (0.02, 0.56))


def mirrored(pose):
    """The pose the other way round."""
    return replace(pose, facing=-pose.facing)


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
        "cloth": c.any(m.red, m.teal, m.pale, m.plum),
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


def figure(c, x, y, height, pose=STAND, look=None, shadow=True, legs=True):
    """One person standing at (x, y), `height` sheet units tall. Returns the places of both hands.

    Without `legs` the person ends at the hip: behind a table, in a boat, in water.
    """
    look = look or anyone(c)
    h, facing = height, pose.facing

    def at(point):
        return (x + point[0] * h * facing, y - point[1] * h)

    if shadow and legs:
        c.oval(x, y, h * 0.2, h * 0.028, clear(c.mood.ink, 0.28))
    hip, neck = at(pose.hip), at(pose.neck)
    hands = [at(hand) for hand in pose.hands]
    _arm(c, h, neck, hands[0], pose.elbows[0] * facing, -facing, look)
    if legs:
        _legs(c, h, hip, [at(foot) for foot in pose.feet], pose, look)
    wide, low = h * 0.105, h * 0.083
    left, right = (neck[0] - wide, neck[1] + h * 0.03), (neck[0] + wide, neck[1] + h * 0.03)
    waist = [(hip[0] + low, hip[1] + h * 0.03), (hip[0] - low, hip[1] + h * 0.03)]
    torso = [left, (neck[0] - wide * 0.55, neck[1]), (neck[0] + wide * 0.55, neck[1]), right, *waist]
    c.shape(torso, look.top)
    c.shade(torso, darker(look.top, 0.3), "right" if facing > 0 else "left", 0.6)
    _head(c, h, neck, hip, look)
    _arm(c, h, neck, hands[1], pose.elbows[1] * facing, facing, look)
    return hands


def _arm(c, h, neck, hand, bend, side, look):
    shoulder = (neck[0] + side * h * 0.085, neck[1] + h * 0.035)
    elbow = _joint(shoulder, hand, h * 0.185, bend)
    sleeve = darker(look.top, 0.14)
    _limb(c, (shoulder, elbow, hand), (h * 0.056, h * 0.042), look.skin if look.bare else sleeve)
    if look.bare:
        middle = (shoulder[0] * 0.45 + elbow[0] * 0.55, shoulder[1] * 0.45 + elbow[1] * 0.55)
        _limb(c, (shoulder, middle, middle), (h * 0.068, h * 0.064), sleeve)
    c.disc(*hand, h * 0.028, look.skin)


def _legs(c, h, hip, feet, pose, look):
    for side, foot, bend in zip((-1, 1), feet, pose.knees, strict=True):
        top = (hip[0] + side * pose.facing * h * 0.042, hip[1])
        ankle = (foot[0], foot[1] - h * 0.02)
        knee = _joint(top, ankle, h * 0.238, bend * pose.facing)
        if look.bare:
            _limb(c, (top, knee, ankle), (h * 0.07, h * 0.056), look.skin)
            _limb(c, (top, knee, knee), (h * 0.092, h * 0.08), look.legs)
        else:
            _limb(c, (top, knee, ankle), (h * 0.09, h * 0.068), look.legs)
        toe = h * 0.018 * pose.facing
        c.oval(foot[0] + toe, foot[1] - h * 0.012, h * 0.044, h * 0.018, darker(look.legs, 0.5))
    if look.skirt and pose.hip[1] > 0.4:
        low = max(foot[1] for foot in feet) - h * 0.06
        left, right = min(f[0] for f in feet) - h * 0.06, max(f[0] for f in feet) + h * 0.06
        band = [(hip[0] - h * 0.083, hip[1] - h * 0.02), (hip[0] + h * 0.083, hip[1] - h * 0.02)]
        c.shape([*band, (right, low), (left, low)], look.legs)


LONG_HAIR = "-1.15,-0.6 0,-1.4 1.15,-0.6 1.15,1.9 -1.15,1.9"
SHORT_HAIR = "-1.02,0.1 -0.95,-0.8 0,-1.32 0.95,-0.8 1,-0.2 0.2,-0.5 -0.6,-0.3"
HIJAB = "-1.1,-0.5 0,-1.35 1.1,-0.5 1.5,2.3 0,2.9 -1.5,2.3"


def _head(c, h, neck, hip, look):
    lean = (neck[0] - hip[0]) * 0.18
    x, y, r = neck[0] + lean, neck[1] - h * 0.09, h * 0.066
    if look.head == "long":
        c.blob(outline(LONG_HAIR, x, y, r), look.hair, 4)
    c.rect(x - r * 0.4, y + r * 0.4, r * 0.8, r * 1.3, darker(look.skin, 0.2))
    if look.head == "hijab":
        c.blob(outline(HIJAB, x, y, r), look.cloth, 4)
        c.oval(x + r * 0.12, y + r * 0.05, r * 0.68, r * 0.82, look.skin)
        return
    c.oval(x, y, r * 0.95, r * 1.12, look.skin)
    c.shape(outline(SHORT_HAIR, x, y, r), look.hair)
    if look.head == "hat":
        c.shape(outline("-2.1,-0.3 0,-1.9 2.1,-0.3", x, y, r), look.cloth)
        c.shade(outline("0,-1.9 2.1,-0.3 0,-0.3", x, y, r), darker(look.cloth, 0.3), "right", 0.9)
    elif look.head in ("cap", "helmet"):
        c.shape(arc(x, y - r * 0.3, r * 1.15, r * 1.2, 180, 360), look.cloth)
        brim = r * (2.6 if look.head == "cap" else 2.3)
        c.rect(x - r * 1.15, y - r * 0.4, brim, r * 0.22, darker(look.cloth, 0.15))


def crowd(c, y, height, left, right, count, pose=STAND):
    """People in a row, drawn from the back to the front."""
    places = sorted((c.between(left, right), c.near(y, height * 0.06)) for _ in range(count))
    for x, foot in sorted(places, key=lambda place: place[1]):
        figure(c, x, foot, height * c.between(0.88, 1.06), c.any(pose, mirrored(pose)))
