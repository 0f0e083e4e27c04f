"""Who of the house sees what is sold to whom: the desk and the publisher, and nobody else."""

import pytest

OTHERS = ["Editor", "Sub-editor", "Reporter"]
each_role = pytest.mark.parametrize(
    ("role", "sees"), [("Advertising", True), ("Publisher", True), *((role, False) for role in OTHERS)]
)
