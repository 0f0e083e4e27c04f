"""Names that are nearly the same."""

import pytest

from plaintext.names import name_key
from plaintext.twins import Twins

NEAR = [
    ("Marawi City", "Marawi-city"),
    ("Rodrigo Duterte", "Rodrigo  Dutertė"),
    ("Rodrigo Duterte", "Rodrigo Dutert"),
    ("Rodrigo Duterte", "Rodrigo Dutetre"),
    ("Rodrigo Duterte", "Fodrigo Duterte"),
    ("fishery", "fisheries"),
    ("port", "ports"),
    ("church", "churches"),
    ("Niño", "nino"),
    ("mga bata", "bata"),
    ("e-commerce", "E Commerce"),
    ("🐟🐟", "🐟🐟"),
]
FAR = [
    ("Election 2025", "Election 2028"),
    ("Iran", "Iraq"),
    ("District 1", "District 11"),
    ("Davao City", "Davao Region"),
    ("fishery", "fisher folk"),
    ("🐟", "🦐"),
    ("bus", "bu"),
]


def near(one, other):
    return Twins([(1, name_key(one)), (2, name_key(other))]).of(one, 1) == [2]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near_names_are_found_from_either_side(one, other):
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(("one", "other"), FAR)
def test_other_names_are_not(one, other):
    assert not near(one, other)
    assert not near(other, one)


@pytest.mark.parametrize("name", ["marawicity", "marawicit", "maraw", "marawi"])
def test_every_slip_of_one_letter_is_found(name):
    longest = len(name)
    slips = {name[:n] + name[n + 1 :] for n in range(longest) if longest > 5}
    slips |= {f"{name[:n]}x{name[n:]}" for n in range(longest + 1)}
    slips |= {name[:n] + "x" + name[n + 1 :] for n in range(longest)}
    slips |= {name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in range(longest - 1)}
    for slip in slips:
        assert Twins([(1, slip)]).of(name) == [1], slip
        assert Twins([(1, name)]).of(slip) == [1], slip


def test_all_that_have_a_near_one():
    assert Twins([(1, "marawi city"), (2, "marawi cty"), (3, "ports")]).all() == {1, 2}
