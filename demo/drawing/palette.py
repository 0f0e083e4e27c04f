"""The inks: six moods of light over the southern Philippines, and the sums colours are mixed by."""

from dataclasses import dataclass, fields


def ink(text):
    """The (r, g, b) of a colour written "#rrggbb"."""
    return tuple(int(text[i : i + 2], 16) for i in (1, 3, 5))


def mix(first, second, share):
    """A colour that is `share` (0-1) of the second and the rest of the first; any alpha is dropped."""
    return tuple(round(a + (b - a) * share) for a, b in zip(first[:3], second[:3], strict=True))


def clear(colour, opacity):
    """The colour as a glaze: opacity 0-1."""
    return (*colour[:3], round(255 * max(0, min(1, opacity))))


def darker(colour, share=0.25):
    return mix(colour, (24, 22, 48), share)


def lighter(colour, share=0.3):
    return mix(colour, (255, 248, 226), share)


@dataclass(frozen=True)
class Mood:
    """One light. Every colour of a picture comes from its mood, which is what keeps the picture together."""

    name: str
    sky: tuple  # three stops, top to horizon
    light: tuple  # sun, moon, lamps
    haze: tuple  # the air between near and far
    far: tuple
    near: tuple
    ink: tuple  # the darkest colour
    water: tuple  # two stops, horizon to shore
    leaf: tuple  # three greens, light to dark
    earth: tuple
    red: tuple
    yellow: tuple
    teal: tuple
    pale: tuple
    plum: tuple

    def tinted(self, tint, share):
        """The same mood with a little of one more ink in every colour."""

        def dip(value):
            if isinstance(value, str):
                return value
            return mix(value, tint, share) if isinstance(value[0], int) else tuple(map(dip, value))

        return Mood(**{field.name: dip(getattr(self, field.name)) for field in fields(self)})

    @property
    def brights(self):
        """The four inks for clothes, sails, stalls and boats."""
        return (self.red, self.yellow, self.teal, self.pale)

    @property
    def dark(self):
        return self.name in ("dusk", "night")


def _mood(name, sky, water, leaf, singles):
    def inks(text):
        return tuple(ink(f"#{word}") for word in text.split())

    return Mood(name, inks(sky), *inks(singles)[:5], inks(water), inks(leaf), *inks(singles)[5:])


DAWN = _mood(
    "dawn",
    "7fa8b8 f1cdb0 fbd9a6",
    "f3cfa8 5b97a0",
    "a9bd86 5f9470 2c5d52",
    "fff1cc f7dcbf 9fb0b3 3c6a6c 1d3540 c98b62 d9513c f2b13c 2b8a86 fbf0da 6b3f5b",
)
DAY = _mood(
    "day",
    "3d9bb8 86c7cf e3efdc",
    "8ccfc9 1f7f95",
    "b3c85c 5f9c50 24694f",
    "fffbe6 d9ebdf 8fb8bb 3f7f76 16404a d8a468 e4572e f6b93b 17808c fdf3dc 7b3b5e",
)
GOLD = _mood(
    "gold",
    "de9557 f3bf6b fbe3a2",
    "f6cd86 a96f55",
    "c9b052 858c47 48593f",
    "fff4c9 f6cf8b c79a6d 7a5a45 3b2a33 b9703f c8412f f2a531 2f7272 fbeacb 6a2f4a",
)
DUSK = _mood(
    "dusk",
    "2d3a66 8a5a86 f0946c",
    "e59278 3a4274",
    "7d8b86 496478 2b3d5c",
    "ffd79a d98a86 75608d 3c3a66 1c1d3b 8f5a63 ec5f4b f8b552 3e8fa3 fbe6d0 572c5c",
)
NIGHT = _mood(
    "night",
    "0f1f3a 1d3a57 3f6678",
    "456f80 12304a",
    "3f6a66 28504f 173840",
    "f5e7b8 4d7283 31546b 1c3850 0b1628 5b5a5c e0604a f3c258 3fa39c f0e6cc 4c2d56",
)
RAIN = _mood(
    "rain",
    "6f838c 9fb0b1 cfd6cd",
    "b3c1bd 5f7a80",
    "8fa37c 5d7f6b 365a55",
    "eef0e2 c3ccc6 93a4a7 566f75 23353e 8d7f70 cf4d3d e5b04a 2f7f86 eef0e4 5f4460",
)

SKINS = tuple(ink(text) for text in ("#8a5a3c", "#a06b45", "#b67d52", "#c78f63", "#d8a67a", "#744a33"))
TINTS = tuple(ink(text) for text in ("#f0b070", "#d07a86", "#5aa0a8", "#8a8fc0", "#a8b06a"))
HAIRS = tuple(ink(text) for text in ("#1f1a20", "#2b2226", "#3a2a28", "#191b24"))
