"""The sheet a picture is printed on: shapes at twice the size, then scaled down, with grain and paper.

Scenes draw in sheet units, 1500 wide and 1000 high, whatever the size in pixels. A picture of another shape
is the middle of that sheet. A colour is (r, g, b), or (r, g, b, a) for a glaze.
"""

from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palette import TINTS, clear, ink

WIDTH, HEIGHT = 1500, 1000
OVERSAMPLE = 2
PAPER = ink("#f4e9d2")


@lru_cache(maxsize=2)
def _noise(size):
    """Even grey noise. Pillow's own effect_noise cannot be seeded, and a picture must come out the same twice."""
    return Image.frombytes("L", size, Random(f"grain {size}").randbytes(size[0] * size[1]))


@lru_cache(maxsize=1)
def _stipple():
    """The dots of grainy shading, two pixels wide at twice the size."""
    return _noise((800, 534)).resize((1600, 1068), Image.Resampling.BILINEAR)


@lru_cache(maxsize=2)
def _paper(size):
    """The grain of ink on paper: fine tooth, softer fibre and large mottling, grey around 128."""
    tooth = _noise(size).filter(ImageFilter.BoxBlur(0.7))
    fibre = _noise((size[0] // 3 + 1, size[1] // 3 + 1)).resize(size, Image.Resampling.BICUBIC)
    mottle = _noise((size[0] // 60 + 2, size[1] // 60 + 2)).resize(size, Image.Resampling.BICUBIC)
    grey = Image.blend(Image.blend(tooth, fibre, 0.3), mottle, 0.25)
    return grey.point([round(128 + (v - 128) * 0.27) for v in range(256)])


def outline(text, x, y, scale=1, flip=1):
    """Points from "x,y x,y ..." around (x, y), in units of `scale`; flip -1 turns them left to right."""
    pairs = (pair.split(",") for pair in text.split())
    return [(x + float(px) * scale * flip, y + float(py) * scale) for px, py in pairs]


def smooth(points, closed=False, steps=7):
    """The points of a Catmull-Rom curve through the given ones."""
    pts = list(points)
    ends = [pts[-1], *pts, pts[0], pts[1]] if closed else [pts[0], *pts, pts[-1]]
    curve = []
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for i in range(steps):
            t = i / steps
            a, b = t * t, t * t * t
            w = (-t + 2 * a - b, 2 - 5 * a + 3 * b, t + 4 * a - 3 * b, b - a)
            curve.append(
                (
                    (x0 * w[0] + x1 * w[1] + x2 * w[2] + x3 * w[3]) / 2,
                    (y0 * w[0] + y1 * w[1] + y2 * w[2] + y3 * w[3]) / 2,
                )
            )
    return curve if closed else [*curve, pts[-1]]


def arc(cx, cy, rx, ry, start, end, steps=20):
    """Points along an ellipse from one angle to another, in degrees, clockwise from three o'clock."""
    turns = [(start + (end - start) * i / steps) * pi / 180 for i in range(steps + 1)]
    return [(cx + rx * cos(t), cy + ry * sin(t)) for t in turns]


class Canvas:
    """A sheet, its chance and its mood. `moods` are taken in turn by seed, so neighbours differ."""

    def __init__(self, size, scene, seed):
        self.size = size
        self.seed = seed
        self.rng = Random(f"{scene} {seed}")
        self._turn = Random(scene).randrange(60) + seed
        full = (size[0] * OVERSAMPLE, size[1] * OVERSAMPLE)
        # Each seed stands a little nearer or farther, and a step to one side; the sheet still fills the picture.
        nearer = self.rng.uniform(0, 0.1)
        self.scale = max(full[0] / WIDTH, full[1] / HEIGHT) * (1 + nearer)
        self.left = (full[0] - WIDTH * self.scale) / 2 + self.rng.uniform(-0.4, 0.4) * nearer * full[0]
        self.top = (full[1] - HEIGHT * self.scale) / 2
        self.image = Image.new("RGB", full, PAPER)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.mood = None
        self.sun = None  # where it stands, so that heaped clouds keep away
        self.mirrored = self.rng.random() < 0.5  # a scene in which left and right mean something says False

    def light(self, *moods):
        """Choose and keep one of the moods."""
        self.mood = moods[self._turn % len(moods)].tinted(self.any(*TINTS), self.between(0.0, 0.11))
        return self.mood

    def turn(self, *choices):
        """Choose by seed like `light`, one step slower, so that the two do not go hand in hand."""
        return choices[(self._turn // 2 + self._turn) % len(choices)]

    def _at(self, points):
        s, left, top = self.scale, self.left, self.top
        return [(x * s + left, y * s + top) for x, y in points]

    # Flat shapes

    def shape(self, points, colour):
        """A filled polygon."""
        self.pen.polygon(self._at(points), fill=colour)

    def blob(self, points, colour, steps=7):
        """A filled closed curve through the points."""
        self.shape(smooth(points, closed=True, steps=steps), colour)

    def rect(self, x, y, width, height, colour, radius=0):
        (x0, y0), (x1, y1) = self._at([(x, y), (x + width, y + height)])
        if radius:
            self.pen.rounded_rectangle((x0, y0, x1, y1), radius * self.scale, fill=colour)
        else:
            self.pen.rectangle((x0, y0, x1, y1), fill=colour)

    def block(self, x, y, width, height, colour, shadow, side="down", strength=0.7):
        """A rectangle with its shading."""
        self.rect(x, y, width, height, colour)
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.shade(corners, shadow, side, strength)

    def oval(self, x, y, rx, ry, colour):
        (x0, y0), (x1, y1) = self._at([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse((x0, y0, x1, y1), fill=colour)

    def disc(self, x, y, radius, colour):
        self.oval(x, y, radius, radius, colour)

    def ring(self, x, y, rx, ry, colour, width):
        (x0, y0), (x1, y1) = self._at([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse((x0, y0, x1, y1), outline=colour, width=max(1, round(width * self.scale)))

    def line(self, points, colour, width=2):
        """A stroke with round joints; under one pixel it fades instead of vanishing."""
        thick = width * self.scale
        if thick < 1:
            colour = clear(colour, (colour[3] / 255 if len(colour) > 3 else 1) * max(0.25, thick))
        joint = "curve" if len(points) > 2 and thick > 3 else None
        self.pen.line(self._at(points), fill=colour, width=max(1, round(thick)), joint=joint)

    def curve(self, points, colour, width=2):
        self.line(smooth(points), colour, width)

    def taper(self, points, widths, colour):
        """A curved stroke that changes width from the first of `widths` to the last."""
        spine = smooth(points)
        count = len(spine) - 1
        left, right = [], []
        for i, (x, y) in enumerate(spine):
            (ax, ay), (bx, by) = spine[max(0, i - 1)], spine[min(count, i + 1)]
            length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1
            place = i / count * (len(widths) - 1)
            low = min(int(place), len(widths) - 2)
            half = (widths[low] + (widths[low + 1] - widths[low]) * (place - low)) / 2
            nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self.shape(left + right[::-1], colour)

    # Light and texture

    def _box(self, points):
        """The pixel box around the points, cut to the sheet; None where nothing is left."""
        xs, ys = zip(*self._at(points), strict=True)
        box = (max(0, int(min(xs))), max(0, int(min(ys))))
        box += (min(self.image.width, int(max(xs)) + 1), min(self.image.height, int(max(ys)) + 1))
        return box if box[0] < box[2] and box[1] < box[3] else None

    def shade(self, points, colour, side="down", strength=0.8, grain=True):
        """Grainy shading inside a polygon, thickening toward `side`: down, up, left, right or round."""
        box = self._box(points)
        if not box:
            return
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", size)
        moved = [(x - box[0], y - box[1]) for x, y in self._at(points)]
        ImageDraw.Draw(mask).polygon(moved, fill=255)
        mask = ImageChops.multiply(mask, self._ramp(size, side, strength, grain))
        self.image.paste(colour[:3], box[:2], mask)

    def _ramp(self, size, side, strength, grain):
        if side == "round":
            ramp = Image.radial_gradient("L")
        else:
            turn = {"up": Image.Transpose.ROTATE_180, "right": Image.Transpose.ROTATE_90}
            turn["left"] = Image.Transpose.ROTATE_270
            ramp = Image.linear_gradient("L")
            ramp = ramp.transpose(turn[side]) if side in turn else ramp
        ramp = ramp.point([round(min(255, v * strength)) for v in range(256)])
        ramp = ramp.resize(size, Image.Resampling.BILINEAR)
        if not grain:
            return ramp
        tile = Image.new("L", size)
        for x in range(0, size[0], 1600):
            for y in range(0, size[1], 1068):
                tile.paste(_stipple(), (x, y))
        stipple = ImageChops.add(ramp, tile, 1, -180).point([min(255, v * 4) for v in range(256)])
        return Image.blend(ramp, stipple, 0.34)

    def wash(self, y0, y1, *colours):
        """A smooth vertical gradient over the full width between two heights."""
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata(list(colours))
        box = self._box([(-WIDTH, y0), (WIDTH * 2, y1)])
        if box:
            size = (box[2] - box[0], box[3] - box[1])
            # Half a stop off both ends, so that the first and last colour fall on the edges.
            tall = strip.resize((1, 256), Image.Resampling.BILINEAR, (0, 0.5, 1, len(colours) - 0.5))
            self.image.paste(tall.resize(size, Image.Resampling.BILINEAR), box[:2])

    def haze(self, y0, y1, colour, first=0.0, last=0.6):
        """A veil between two heights, from one opacity to another."""
        box = self._box([(-WIDTH, y0), (WIDTH * 2, y1)])
        if box:
            size = (box[2] - box[0], box[3] - box[1])
            ramp = Image.linear_gradient("L").resize((1, 256))
            ramp = ramp.point([round(255 * (first + (last - first) * v / 255)) for v in range(256)])
            self.image.paste(colour[:3], box[:2], ramp.resize(size, Image.Resampling.BILINEAR))

    def mist(self, y0, y1, colour, strength=0.5):
        """A bank of haze, thickest in its middle and gone at both edges."""
        middle = (y0 + y1) / 2
        self.haze(y0, middle, colour, 0, strength)
        self.haze(middle, y1, colour, strength, 0)

    def glow(self, x, y, radius, colour, strength=0.8, flat=1.0):
        """Light that fades outward; `flat` squeezes its height."""
        tall = radius * flat
        (x0, y0), (x1, y1) = self._at([(x - radius, y - tall), (x + radius, y + tall)])
        box = self._box([(x - radius, y - tall), (x + radius, y + tall)])
        if not box:
            return
        ball = Image.radial_gradient("L").point(
            [round(255 * strength * max(0, 1 - v / 181) ** 2) for v in range(256)]
        )
        # The part of the ball that falls on the sheet; outside its inscribed circle it is dark already.
        wide, high = 256 / (x1 - x0), 256 / (y1 - y0)
        part = ((box[0] - x0) * wide, (box[1] - y0) * high, (box[2] - x0) * wide, (box[3] - y0) * high)
        part = (max(0, part[0]), max(0, part[1]), min(256, part[2]), min(256, part[3]))
        mask = ball.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BILINEAR, part)
        self.image.paste(colour[:3], box[:2], mask)

    def finish(self):
        """The printed picture at its size."""
        picture = self.image.reduce(OVERSAMPLE)
        if self.mirrored:
            picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        picture = Image.blend(picture, Image.new("RGB", picture.size, PAPER), 0.04)
        grain = _paper(picture.size)
        return ImageChops.overlay(picture, Image.merge("RGB", (grain, grain, grain)))

    # Chance

    def near(self, value, spread):
        """The value, or a little off it."""
        return value + self.rng.uniform(-spread, spread)

    def between(self, low, high):
        return self.rng.uniform(low, high)

    def any(self, *choices):
        return self.rng.choice(choices)


def ridge(rng, y, height, rough=0.55, steps=6, left=-60, right=1560):
    """The outline of a range of hills around `y`: midpoints moved by chance, less each time."""
    line = [(left, y + rng.uniform(-1, 1) * height), (right, y + rng.uniform(-1, 1) * height)]
    for _ in range(steps):
        halves = []
        for (x0, y0), (x1, y1) in pairwise(line):
            halves += [(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + rng.uniform(-1, 1) * height)]
        line = [*halves, line[-1]]
        height *= rough
    return line
