"""A reader's phone."""

import pytest


@pytest.fixture
def phone(browser):
    """A cheap phone, which is how most of the paper is read: 360 by 800, two pixels to each."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, device_scale_factor=2, has_touch=True, is_mobile=True
    )
    yield context
    context.close()
