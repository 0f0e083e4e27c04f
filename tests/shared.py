"""Other people's files to test against; they are not ours to ship, so they lie beside the checkout."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def shared_data(name):
    """The Path of a file or folder of test data, or a loud skip where the data is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"NOT TESTED: {name} is not beside this checkout (../shared/data)")
    return path
