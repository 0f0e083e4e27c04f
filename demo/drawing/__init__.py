"""The demo newspaper's pictures, drawn by chance and Pillow alone."""

from . import civic, indoors, land, roads, sea, sport, streets, town, weather
from .canvas import Canvas
from .portrait import portrait

_DRAWN_BY = {
    "vintas": sea.vintas,
    "port": sea.port,
    "stilts": sea.stilts,
    "mangroves": sea.mangroves,
    "seaweed": sea.seaweed,
    "cargo": sea.cargo,
    "paddies": land.paddies,
    "coconuts": land.coconuts,
    "volcano": land.volcano,
    "coffee": land.coffee,
    "solar": land.solar,
    "fruit": land.fruit,
    "skyline": town.skyline,
    "capitol": town.capitol,
    "mosque": town.mosque,
    "church": town.church,
    "airport": roads.airport,
    "market": streets.market,
    "jeepneys": roads.jeepneys,
    "works": roads.works,
    "festival": streets.festival,
    "typhoon": weather.typhoon,
    "flood": weather.flood,
    "relief": weather.relief,
    "basketball": sport.basketball,
    "boxing": sport.boxing,
    "football": sport.football,
    "classroom": indoors.classroom,
    "clinic": indoors.clinic,
    "laboratory": indoors.laboratory,
    "loom": indoors.loom,
    "court": civic.court,
    "council": civic.council,
    "diplomats": civic.diplomats,
    "coins": civic.coins,
    "laptop": civic.laptop,
    "desk": civic.desk,
    "portrait": portrait,
}

SCENES = tuple(_DRAWN_BY)


def draw(scene, seed, size=(1600, 1067)):
    """The picture of a scene as an RGB image; the same scene, seed and size give the same pixels.

    Any size is the middle of a 3:2 sheet. Raises ValueError for a name that is not in SCENES.
    """
    if scene not in _DRAWN_BY:
        raise ValueError(f"There is no scene called {scene!r}; the scenes are {', '.join(SCENES)}.")
    canvas = Canvas(size, scene, seed)
    _DRAWN_BY[scene](canvas)
    return canvas.finish()
