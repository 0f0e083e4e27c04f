"""A session ends in the middle of an edit, or a token, a password or the site's key changes: the words are saved.

With JavaScript (as static/newsroom/autosave.js does it) and without, where the page that asks to sign in carries them.
"""

import asyncio
import itertools
import secrets
from collections.abc import AsyncIterator

from ops.attacks.editors import EditorClient
from ops.attacks.environment import Environment, TargetSite
from ops.attacks.results import AttackResult

PASSWORD = "the tide turns at six"  # noqa: S105 (of ops/attacks/newsroom_acts.py)


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """On both databases; and with words that nobody takes in at the door."""
    for kind in ("postgresql", "sqlite"):
        with environment.site(kind, redis=False, is_bare=True) as site:
            yield await signed_out(site, kind, 100 if is_full else 20)
    with environment.site(redis=False, is_bare=True, without="resubmission") as site:
        yield await signed_out(site, "postgresql", 8, is_control=True)


async def signed_out(site: TargetSite, kind: str, count: int, is_control: bool = False) -> AttackResult:
    """Fails for each save after which the words are not in the story."""
    opened = []
    for number, (failure, save) in zip(range(count), itertools.cycle(WAYS), strict=False):
        name = f"ana{number}"
        session = await asyncio.wrap_future(site.do("sit_down", name))
        story = await asyncio.wrap_future(site.do("begin", f"Ferries sail {number}"))
        ana = EditorClient(site.web.port, session, story)
        await asyncio.to_thread(ana.open)
        if failure == "token":
            ana.cookies["csrf"] = secrets.token_hex(16)
        elif failure != "key":
            await asyncio.wrap_future(site.do(failure, name))
        opened.append((failure, save, ana, name))
    # The key last, and once for all: it is everybody's, and the others are signed out twice over.
    opened.sort(key=lambda each: each[0] == "key")
    failed = []
    for failure, save, ana, name in opened:
        if failure == "key" and "SECRET_KEY" not in site.env:
            await asyncio.to_thread(site.change_key)
        words = f"Words of {name}"
        await asyncio.to_thread(save, ana, name, words)
        if await asyncio.wrap_future(site.do("headline_of", ana.story)) != words:
            failed.append((failure, save.__name__))
    figures = {"for example": failed[:3]} if failed else {}
    return AttackResult(
        f"saves with a dead session or token, {kind}", count, len(failed), figures, is_control
    )


def save_scripted(editor: EditorClient, name: str, words: str) -> None:
    """Signs in in place where one is asked to, and sends the form when its words are on the server."""
    status, said = editor.keep(headline=words)
    if status == 401:
        sent = f"csrfmiddlewaretoken={said['csrf']}&username={name}&password={PASSWORD.replace(' ', '+')}"
        editor.ask("POST", "/admin/login/", sent)
    if status != 200:
        editor.form["csrfmiddlewaretoken"] = editor.look()["csrf"]
        status, _ = editor.keep(headline=words)
    if status == 200:
        editor.save(headline=words)


def save_plainly(editor: EditorClient, name: str, words: str) -> None:
    """Sends the form, signs in on the page that comes, and saves what that brings back."""
    status, page = editor.save(headline=words)
    if status == 403:
        status, form = editor.sign_in(page, name, PASSWORD)
        if status == 302 and "?autosave=" in form:
            editor.open(form[form.index("?") :])
            editor.save()


WAYS = list(itertools.product(["sign_out", "token", "change_password", "key"], [save_scripted, save_plainly]))
