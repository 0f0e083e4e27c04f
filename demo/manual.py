"""`make manual`: the screenshots of docs/newsroom.md, taken in Debian's Chromium of a demo that is made for them.

Everything lies in a temporary folder and answers on a free port of this machine; at the end only docs/images is left.
"""

import contextlib
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
DESK, PHONE = {"width": 1180, "height": 820}, {"width": 360, "height": 740}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LARGEST = 80_000  # bytes of one picture
# Words of the headlines of demo/drafts.py.
IN_TWO_HANDS, WITHOUT_A_NAME, TO_COME = "boat builders", "sunday hours", "ferry fares"


def take():
    """Makes the demo, serves it, and takes every picture anew."""
    with tempfile.TemporaryDirectory(prefix="examiner-manual-") as folder, served(Path(folder)) as home:
        password = (Path(folder) / "demo-password").read_text().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            Camera(browser, home, password).take_all()
            browser.close()


@contextlib.contextmanager
def served(folder):
    """The address of a demo newspaper in a folder, as long as it is asked for."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = str(door.getsockname()[1])
    settings = {
        "VAR_DIR": str(folder),
        "PORT": port,
        "DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": "examiner.settings",
    }
    ours = ("DATABASE_URL", "CACHE_URL", "SITE_URL", "DEMO", "ALLOWED_HOSTS")
    env = {name: value for name, value in os.environ.items() if name not in ours} | settings
    subprocess.run([sys.executable, "ops/server/prepare.py"], cwd=ROOT, env=env, check=True)
    command = ["-m", "gunicorn", "-c", "ops/server/gunicorn.conf.py", "--log-level", "warning"]
    server = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env)
    try:
        home = f"http://127.0.0.1:{port}"
        _wait_for(home)
        yield home
    finally:
        server.terminate()
        server.wait(60)


def _wait_for(home):
    for _ in range(600):
        with contextlib.suppress(urllib.error.URLError):
            return urllib.request.urlopen(home, timeout=30).close()  # noqa: S310 (our own server)
        time.sleep(0.1)
    raise TimeoutError(f"no front page at {home}")


class Camera:
    """People of the demo who have signed in, and pictures of what they see."""

    def __init__(self, browser, home, password):
        self.browser, self.home, self.password = browser, home, password

    def somebody(self, username, viewport=DESK):
        """A page of a browser of their own, signed in, with small windows and the light scheme."""
        context = self.browser.new_context(
            viewport=viewport,
            color_scheme="light",
            reduced_motion="reduce",
            locale="en-PH",
            timezone_id="Asia/Manila",
        )
        page = context.new_page()
        page.goto(f"{self.home}/admin/")
        page.fill("#id_username", username)
        page.fill("#id_password", self.password)
        page.click("[type=submit]")
        return page

    def take_all(self):
        """The pictures in the order of the manual."""
        editor, sub = self.somebody("editor"), self.somebody("sub")
        self.keep(editor, "first-screen")
        self.keep(self.somebody("reporter", PHONE), "first-screen-on-a-phone")
        self.open_story(sub, IN_TWO_HANDS)
        self.keep(sub, "story-form")
        self.meet(editor, sub)
        self.look_at_history(sub)
        self.overlook_a_few_things(editor)
        self.screens(sub)
        self.share(sub)
        self.go(editor, "frontpage/layout/")
        editor.click("#result_list tbody th a")
        editor.evaluate("document.querySelector('#slots-group').scrollIntoView()")
        self.keep(editor, "fronts")
        self.go(editor, "images/image/")
        editor.wait_for_load_state("networkidle")
        self.keep(editor, "picture-desk")
        self.go(sub, "who-may-do-what/")
        self.keep(sub, "who-may-do-what")

    def go(self, page, path):
        page.goto(f"{self.home}/admin/{path}")

    def open_story(self, page, words):
        """A story's form, found as an editor would find it, with its text in sight."""
        page.goto(f"{self.home}/admin/articles/article/?q={words.replace(' ', '+')}")
        page.click("#result_list tbody .field-story a")
        page.wait_for_selector(".cke_wysiwyg_frame")
        page.wait_for_load_state("networkidle")

    def meet(self, editor, sub):
        """Two in one story, who have both changed its headline."""
        self.open_story(editor, IN_TWO_HANDS)
        self.open_story(sub, IN_TWO_HANDS)
        sub.fill("#id_headline", "Boat builders ask for a dry shed before the monsoon")
        sub.fill("#id_standfirst", "Green planks shrink: boats that were tight in June leak in September.")
        self.save(sub)
        editor.fill("#id_headline", "Boat builders want their timber dry before the monsoon")
        editor.click("[name=_continue]")
        editor.wait_for_selector(".conflict")
        self.keep(editor, "two-editors", of=".conflict")

    def save(self, page):
        page.click("[name=_continue]")
        page.wait_for_selector("text=was changed successfully")

    def look_at_history(self, page):
        """Every version of a story, and what one of them has changed."""
        page.click("a.historylink")
        self.keep(page, "history", of="#content")
        page.click("text=Version 3")
        self.keep(page, "comparison", of="#content")

    def overlook_a_few_things(self, page):
        """A story that warns of several things, and stops at one."""
        self.open_story(page, WITHOUT_A_NAME)
        page.fill(
            "#id_headline", "Sunday hours for the clinic at Danaw-an, because fishers are at sea on weekdays"
        )
        page.fill("#id_standfirst", "Now a midwife waits for them on the the seventh day.")
        page.click("fieldset:has(#id_original_author) summary")
        page.fill("#id_original_author", "Health office")
        self.save(page)
        self.keep(page, "checks", of=".checks")

    def screens(self, page):
        """A story on every screen, when all of them have been set."""
        self.open_story(page, TO_COME)
        page.click("text=On every screen")
        page.wait_for_load_state("networkidle")
        self.keep(page, "on-every-screen")

    def share(self, page):
        """A draft shown to somebody outside, who asks for a change."""
        self.open_story(page, IN_TWO_HANDS)
        page.click("text=Draft links")
        page.fill("[name=for_whom]", "the yard at Alimuan")
        page.click("[name=_share]")
        address = page.input_value(".draft-link input")
        outside = self.browser.new_page(viewport=DESK, color_scheme="light")
        outside.goto(self.home + "/draft/" + address.partition("/draft/")[2])
        self.keep(outside, "draft-outside")
        outside.close()
        page.reload()
        self.keep(page, "draft-link")

    def keep(self, page, name, of=None):
        """Writes docs/images/<name>.webp: the window, or one part of the page. Too large a one is refused."""
        taken = page.locator(of).screenshot() if of else page.screenshot()
        packed = io.BytesIO()
        Image.open(io.BytesIO(taken)).convert("RGB").save(packed, "WEBP", quality=72, method=6)
        if packed.tell() > LARGEST:
            raise ValueError(f"{name} has {packed.tell()} bytes; show less of it")
        (IMAGES / f"{name}.webp").write_bytes(packed.getvalue())
        print(f"  {name:<28}{packed.tell():>8} bytes", flush=True)


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("The pictures of the manual are taken in Debian's chromium, which is not installed.")
    take()
