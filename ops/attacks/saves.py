"""One editor's saves: never told of anybody else, and never half in the database when the server is killed.

Double clicks, a network that brings a form twice, two tabs, an autosave before a save; and web processes killed while
forms and autosaves are on their way.
"""

import asyncio
import itertools
import json
import random
import statistics
import threading
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

from ops.attacks.editors import EditorClient
from ops.attacks.environment import Environment, TargetSite
from ops.attacks.results import AttackResult
from ops.attacks.servers import kill

EDITORS = 4
A_WRITE = 0.01  # seconds more than it takes, where the server is killed: so that it happens within a save
DICE = random.Random(2006)


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """On both databases; and with nothing brought together, and with no transactions."""
    saves, kills = (1_000, 250) if is_full else (60, 20)
    for kind in ("postgresql", "sqlite"):
        with environment.site(kind, redis=False, is_bare=True) as site:
            yield await save_alone(site, f"one editor, {kind}", saves)
        with environment.site(kind, redis=False, is_bare=True, writes=A_WRITE) as site:
            yield await kill_while_saving(site, f"server killed, {kind}", kills)
    with environment.site(redis=False, is_bare=True, without="merging") as site:
        yield await save_alone(site, "one editor", 20, is_control=True)
    with environment.site(redis=False, is_bare=True, writes=A_WRITE, without="transactions") as site:
        yield await kill_while_saving(site, "server killed", 80, is_control=True)


async def sit_down(site: TargetSite, number: int | str) -> EditorClient:
    """An editor of their own story, with the form open."""
    session = await asyncio.wrap_future(site.do("sit_down", f"editor{number}"))
    story = await asyncio.wrap_future(site.do("begin", f"Ferries sail {number}"))
    return EditorClient(site.web.port, session, story)


async def save_alone(site: TargetSite, what: str, count: int, is_control: bool = False) -> AttackResult:
    """Fails for each save that is not taken, and each story that is not as its editor saved it last."""
    editors = [await sit_down(site, number) for number in range(EDITORS)]
    began = time.monotonic()
    told = await asyncio.gather(
        *(asyncio.to_thread(one_after_the_other, each, count // EDITORS) for each in editors)
    )
    told = list(itertools.chain.from_iterable(told))
    bad = [(way, status) for way, status in told if status != 302]
    figures = {
        "ms a save": round(1_000 * (time.monotonic() - began) * EDITORS / len(told)),
        "for example": bad[:2],
    }
    return AttackResult(f"saves by {what}", len(told), len(bad), figures, is_control)


def one_after_the_other(editor: EditorClient, count: int) -> list[tuple[str, int]]:
    """`count` saves in every way that one person has; [(the way, the status)], 409 for words that are not there."""
    told: list[tuple[str, int]] = []
    while len(told) < count:
        way = DICE.choice(["save", "double click", "slow network", "two tabs", "autosave"])
        told += [(way, status) for status in WAYS[way](editor, f"Turn {len(told)} by {editor.story}")]
    return told


def save(editor: EditorClient, words: str) -> list[int]:
    editor.open()
    return [editor.save(headline=words)[0], is_there(editor, headline=words)]


def double_click(editor: EditorClient, words: str) -> list[int]:
    """Two presses of one button, which arrive at two processes in one moment."""
    editor.open()
    with ThreadPoolExecutor(2) as hands:
        presses = [hands.submit(editor.save, headline=words) for _ in range(2)]
        return [*(press.result()[0] for press in presses), is_there(editor, headline=words)]


def slow_network(editor: EditorClient, words: str) -> list[int]:
    """The same form again, half a second later, because no answer came."""
    editor.open()
    first = editor.save(headline=words)[0]
    time.sleep(DICE.uniform(0, 0.5))
    return [first, editor.save(headline=words)[0], is_there(editor, headline=words)]


def two_tabs(editor: EditorClient, words: str) -> list[int]:
    """Both opened before either saves; each changes something of its own."""
    other = EditorClient(editor.port, editor.cookies["newsroom"], editor.story)
    editor.open()
    other.open()
    told = [editor.save(headline=words)[0], other.save(standfirst=words)[0]]
    return [*told, is_there(editor, headline=words, standfirst=words)]


def autosave(editor: EditorClient, words: str) -> list[int]:
    """What is typed is kept twice on the way to a save."""
    editor.open()
    editor.keep(headline=words[:5])
    editor.keep(headline=words)
    return [editor.save(headline=words)[0], is_there(editor, headline=words)]


def is_there(editor: EditorClient, **words: str) -> int:
    """302 where the form, opened anew, has these words; 409 where not."""
    editor.open()
    return 302 if all(editor.form[name] == text for name, text in words.items()) else 409


WAYS = {
    "save": save,
    "double click": double_click,
    "slow network": slow_network,
    "two tabs": two_tabs,
    "autosave": autosave,
}


async def kill_while_saving(
    site: TargetSite, what: str, count: int, is_control: bool = False
) -> AttackResult:
    """Fails for each acknowledged save or autosave that is not there, and each save of which a part is there."""
    editors = [await sit_down(site, f"{number}k") for number in range(EDITORS)]
    said: list = []
    took, sent, is_over = [0.1], threading.Event(), threading.Event()

    def strike() -> int:
        kills = 0
        while not is_over.is_set():
            sent.clear()
            if sent.wait(1):
                time.sleep(DICE.uniform(0, statistics.median(took[-9:])))
                kill(*site.web.workers())
                kills += 1
                site.web.await_workers()
        return kills

    striking = asyncio.create_task(asyncio.to_thread(strike))
    hands = [asyncio.to_thread(send_on, each, count // EDITORS, said, took, sent) for each in editors]
    await asyncio.gather(*hands)
    is_over.set()
    kills = await striking
    halves = await asyncio.wrap_future(site.do("half_saves", json.dumps([each.story for each in editors])))
    lost = await asyncio.wrap_future(site.do("lost_words", json.dumps(said)))
    figures = {"kills": kills, "acknowledged": len(said), "lost": len(lost), "half saves": len(halves)}
    figures |= {"for example": (lost + halves)[:2]} if lost or halves else {}
    return AttackResult(f"saves, {what}", count, len(lost) + len(halves), figures, is_control)


def send_on(editor: EditorClient, count: int, said: list, took: list[float], sent: threading.Event) -> None:
    """Sends forms, each of which sets `sent`, and autosaves; records what was acknowledged.

    In `said` goes [story, token or "", words] of each, in `took` how many seconds a form took.
    """
    for turn in range(count):
        words = f"Turn {turn} of {editor.story}"
        while True:
            try:
                page = editor.open()
                begun = time.monotonic()
                if turn % 2:
                    sent.set()
                    act = {"_approve": "1"} if 'name="_approve"' in page else {"_send_back": "1"}
                    if editor.save(headline=words, reason="Once more.", **act)[0] == 302:
                        said.append([editor.story, "", words])
                        took.append(time.monotonic() - begun)
                elif editor.keep(headline=words)[0] == 200:
                    said.append([editor.story, editor.form["autosave"], words])
                break
            except OSError:
                time.sleep(0.1)
                if turn % 2 and DICE.random() < 0.5:
                    break  # gives up: the words may be there or not
