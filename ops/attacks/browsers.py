"""Chromium is killed while somebody types in a story: a second of typing is lost at most.

The whole process group gets SIGKILL, as when a telephone's memory is full or its battery dies, and what the browser
has not given to the operating system by then is gone. Then it is started again on the same profile, the story is
opened, and what is offered there is restored.
"""

import asyncio
import contextlib
import itertools
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import time
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urljoin

from playwright.async_api import BrowserContext, Error, Page, Playwright, async_playwright

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.results import AttackResult

AT_ONCE = 4  # browsers, so that two hundred of them are killed within a quarter of an hour
A_SECOND = 8  # keys, as of a fast typist
SHORTEST, LONGEST = 2.0, 9.0  # seconds of typing
AT_MOST = 1.0  # second of typing that may be lost
PATIENCE = 120_000  # milliseconds, with a machine that has much else to do
TO_START, TRIES = 20, 4  # seconds, times
CHROMIUM = shutil.which("chromium") or "chromium"
SAID = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]
BODY = "CKEDITOR.instances.id_body"
LEFT = """() => new Promise((resolve) => {
  const opened = indexedDB.open("typed", 1);
  opened.onsuccess = () => {
    if (!opened.result.objectStoreNames.contains("forms")) return resolve(0);
    const counted = opened.result.transaction("forms").objectStore("forms").count();
    counted.onsuccess = () => { resolve(counted.result); opened.result.close(); };
  };
  opened.onerror = () => resolve(0);
})"""
DICE = random.Random(2006)


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """With what the browser and the server keep, and without."""
    with environment.site(is_bare=True) as site:
        yield await kill_while_typing(site, 200 if is_full else 16)
    with environment.site(is_bare=True) as site:
        yield await kill_while_typing(site, AT_ONCE, is_control=True)


async def kill_while_typing(site: TargetSite, times: int, is_control: bool = False) -> AttackResult:
    """Fails for each time that more than a second of typing was lost."""
    session = await asyncio.wrap_future(site.do("sit_down", "editor"))
    left = [DICE.uniform(SHORTEST, LONGEST) for _ in range(times)]
    async with async_playwright() as playwright:

        async def type_on(number: int) -> list[float]:
            story = await asyncio.wrap_future(site.do("begin", f"Ferries sail {number}"))
            typist = Typist(playwright, site, number, story, session, is_control)
            lost = []
            try:
                await typist.sit_down()
                while left:
                    lost.append(await typist.type_until_killed(left.pop()))
            finally:
                typist.chromium.kill()
            return lost

        lost = await asyncio.gather(*(type_on(number) for number in range(AT_ONCE)))
    seconds = sorted(itertools.chain.from_iterable(lost))
    figures = {
        "median_s": round(statistics.median(seconds), 2),
        "p95_s": round(seconds[int(len(seconds) * 0.95)], 2),
        "worst_s": round(seconds[-1], 2),
        "nothing lost": sum(lost == 0 for lost in seconds),
    }
    failed = sum(lost > AT_MOST for lost in seconds)
    return AttackResult("Chromium killed while one types", len(seconds), failed, figures, is_control)


class Chromium:
    """A browser with a profile that outlives it."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.process: subprocess.Popen | None = None

    async def start(self, playwright: Playwright) -> BrowserContext:
        """Starts it; returns the context of its pages. One that does not answer, as happens after a kill, is ended."""
        for _ in range(TRIES - 1):
            with contextlib.suppress(Error, OSError):
                async with asyncio.timeout(TO_START):
                    return await self._start(playwright)
            self.kill()
        return await self._start(playwright)

    async def _start(self, playwright: Playwright) -> BrowserContext:
        ready = self.profile / "DevToolsActivePort"
        ready.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [CHROMIUM, *SAID, f"--user-data-dir={self.profile}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )
        while not (ready.exists() and "\n" in ready.read_text()):
            await asyncio.sleep(0.05)
        port = ready.read_text().split()[0]
        address = f"http://127.0.0.1:{port}"
        browser = await playwright.chromium.connect_over_cdp(address, timeout=PATIENCE)
        browser.contexts[0].set_default_timeout(PATIENCE)
        return browser.contexts[0]

    def kill(self) -> None:
        """SIGKILL for the browser and all that it has started."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(30)
            self.process = None


class Typist:
    """Somebody who types numbered words at the end of one story, and whose browser dies over and over."""

    def __init__(
        self,
        playwright: Playwright,
        site: TargetSite,
        number: int,
        story: int,
        session: str,
        is_control: bool,
    ) -> None:
        self.playwright, self.session, self.is_control = playwright, session, is_control
        self.home = f"http://127.0.0.1:{site.web.port}"
        self.form = f"{self.home}/admin/articles/article/{story}/change/"
        profile = Path(site.folder) / f"chromium{number}"
        self.chromium, self.round = Chromium(profile), 0
        self.page: Page

    async def sit_down(self) -> None:
        """Opens the story in a browser that was just started, and waits until it can be typed in."""
        context = await self.chromium.start(self.playwright)
        await context.add_cookies([{"name": "newsroom", "value": self.session, "url": self.home}])
        self.page = await context.new_page()
        if self.is_control:
            await self.page.route("**/autosave*.js", lambda route: route.abort())
        await self.open(self.form)

    async def open(self, address: str) -> None:
        """Opens a page with the story's form on it."""
        await self.page.goto(address)
        await self.page.wait_for_selector(".cke_wysiwyg_frame")

    async def type_until_killed(self, seconds: float) -> float:
        """Types for so long, loses the browser, starts it again; returns how many seconds of typing are gone."""
        await self.page.frame_locator(".cke_wysiwyg_frame").locator("body").click()
        await self.page.keyboard.press("Control+End")
        self.round += 1
        text = "".join(f"r{self.round:03}w{word:03}." for word in range(int(seconds * A_SECOND / 9) + 1))
        text, pressed_at, begun = text[: int(seconds * A_SECOND)], [], time.monotonic()
        for number, key in enumerate(text):
            await asyncio.sleep(max(0.0, begun + number / A_SECOND - time.monotonic()))
            await self.page.keyboard.press(key)
            pressed_at.append(time.monotonic())
        await asyncio.sleep(DICE.uniform(0, 1 / A_SECOND))
        self.chromium.kill()
        killed_at = time.monotonic()
        await self.sit_down()
        await self._bring_back()
        body = await self._restored()
        kept = next(n for n in range(len(text), -1, -1) if text[:n] in body)
        return killed_at - pressed_at[kept] if kept < len(text) else 0.0

    async def _bring_back(self) -> None:
        """Waits until nothing lies in the browser any more that is not on the server, ten seconds at most."""
        for _ in range(100):
            if not await self.page.evaluate(LEFT):
                return
            await asyncio.sleep(0.1)

    async def _restored(self) -> str:
        """What stands in the body, as text, when what is offered has been restored."""
        with contextlib.suppress(Error):
            offer = await self.page.get_attribute(".offer a.button", "href", timeout=1_000)
            await self.open(urljoin(self.form, offer))
        return re.sub("<[^>]*>", "", await self.page.evaluate(f"{BODY}.getData()"))
