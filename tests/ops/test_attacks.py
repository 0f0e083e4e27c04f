"""What the attacks take away from the site is there: an attack without its control proves nothing."""

import pickle
import re
from importlib import import_module
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.urls import resolve

from ops.attacks import __main__ as attacks
from ops.attacks import defences, environment
from ops.attacks.middleware import Counted
from pagecache.setup import make_page_cache
from staticsite.site import StaticSite

ATTACKS = Path(settings.BASE_DIR) / "ops/attacks"
WITHOUT = sorted(
    set(re.findall(r'without="(\w+)"', "".join(file.read_text() for file in ATTACKS.glob("*.py"))))
)


@pytest.mark.parametrize("name", WITHOUT)
def test_every_defence_that_an_attack_takes_away_is_there(name, tmp_path):
    cache = make_page_cache(mock.Mock(), StaticSite(tmp_path))
    try:
        assert callable(getattr(defences, f"without_{name}")(cache))
    finally:
        mock.patch.stopall()


def test_every_attack_and_what_editors_do_in_it_can_be_imported():
    assert len(WITHOUT) > 8
    assert all(hasattr(module, "attack") for module in attacks.ATTACKS.values())
    assert import_module("ops.attacks.newsroom_acts").surfaces


def test_the_pages_that_are_rendered_in_an_attack_are_counted(rf, settings, tmp_path):
    settings.VAR_DIR, settings.ATTACK_SLOW, settings.ATTACK_SLEEPS = tmp_path, 0, 0
    counted = Counted(mock.Mock())
    for path in ("/newest/", "/admin/"):
        counted.process_view(rf.get(path), resolve(path).func, (), {})
    assert (tmp_path / "renders").read_text() == "/newest/\n"


def test_what_a_newsroom_process_is_given_can_be_sent_to_it():
    assert pickle.dumps((environment._enter, environment._perform, {"DEMO": "0"}))
