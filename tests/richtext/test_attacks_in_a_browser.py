"""Every known attack, cleaned, in a real Chromium with no policy to help."""

import json

import pytest

from richtext.rendering import render_body
from richtext.sanitise import clean_body
from tests.richtext.judge import hostile_html
from tests.shared import shared_data

pytestmark = pytest.mark.browser

CANARY = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = () => { window.top.ran.push(name); };
}
"""
PAGE = "https://paper.example/"


def executed(page, bodies):
    """What ran or was asked for when the bodies stood in one page without a policy: [] for harmless ones."""
    asked = []
    html = "<!doctype html><body>" + "\n".join(f"<article>{body}</article>" for body in bodies)

    def answer(route):
        if route.request.url == PAGE:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.add_init_script(CANARY)
    page.goto(PAGE)
    # Handlers that wait for the reader: everything is pointed at, focused and clicked, but no link followed.
    page.evaluate(
        """() => {
          document.addEventListener("click", (event) => {
            if (!event.target.closest("a")?.href.startsWith("javascript:")) event.preventDefault();
          });
          for (const element of document.querySelectorAll("article *")) {
            for (const name of ["mouseover", "pointerenter", "focus", "error", "load", "toggle", "animationstart"]) {
              element.dispatchEvent(new Event(name, { bubbles: true }));
            }
            element.click?.();
          }
        }"""
    )
    page.wait_for_timeout(500)
    return [*page.evaluate("window.ran"), *asked]


def test_no_known_attack_runs_or_loads_anything(page):
    assert executed(page, [render_body(clean_body(payload)) for payload in hostile_html()]) == []


def test_the_same_attacks_run_when_nothing_cleans_them(page):
    purify = json.loads((shared_data("html/dompurify") / "expect.json").read_text("utf-8"))
    assert len(executed(page, [case["payload"] for case in purify])) > 10
