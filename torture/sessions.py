"""A session ends, or a form's token is changed, in the middle of an edit: the words are saved all the same.

With JavaScript (as static/newsroom/autosave.js does it) and without, where the page that asks to sign in carries them.
"""

import asyncio
import itertools
import secrets

from torture.editors import Editor
from torture.findings import Finding

PASSWORD = "the tide turns at six"  # noqa: S105 (of torture/newsroom.py)


async def attack(ground, is_full):
    """On both databases; and with words that nobody takes in at the door."""
    for kind in ("postgresql", "sqlite"):
        with ground.paper(kind, redis=False, is_bare=True) as paper:
            yield await signed_out(paper, kind, 100 if is_full else 20)
    with ground.paper(redis=False, is_bare=True, without="door") as paper:
        yield await signed_out(paper, "postgresql", 8, is_control=True)


async def signed_out(paper, kind, count, is_control=False):
    """Fails for each save after which the words are not in the story."""
    failed = []
    for number, (misfortune, is_scripted) in zip(range(count), itertools.cycle(WAYS), strict=False):
        session = await asyncio.wrap_future(paper.do("sit_down", "ana"))
        story = await asyncio.wrap_future(paper.do("begin", f"Ferries sail {number}"))
        ana = Editor(paper.web.port, session, story)
        ana.open()
        if misfortune == "session":
            await asyncio.wrap_future(paper.do("sign_out", "ana"))
        else:
            ana.cookies["csrf"] = secrets.token_hex(16)
        words = f"Words {number} of ana"
        await asyncio.to_thread(save_scripted if is_scripted else save_plainly, ana, words)
        if await asyncio.wrap_future(paper.do("headline_of", story)) != words:
            failed.append((misfortune, "with script" if is_scripted else "without"))
    figures = {"for example": failed[:3]} if failed else {}
    return Finding(f"saves with a dead session or token, {kind}", count, len(failed), figures, is_control)


WAYS = list(itertools.product(["session", "token"], [True, False]))


def save_scripted(editor, words):
    """Signs in in place where one is asked to, and sends the form when its words are on the server."""
    status, said = editor.keep(headline=words)
    if status == 401:
        sent = f"csrfmiddlewaretoken={said['csrf']}&username=ana&password={PASSWORD.replace(' ', '+')}"
        editor.ask("POST", "/admin/login/", sent)
    if status != 200:
        editor.form["csrfmiddlewaretoken"] = editor.look()["csrf"]
        status, _ = editor.keep(headline=words)
    if status == 200:
        editor.save(headline=words)


def save_plainly(editor, words):
    """Sends the form, signs in on the page that comes, and saves what that brings back."""
    status, page = editor.save(headline=words)
    if status == 403:
        status, form = editor.sign_in(page, "ana", PASSWORD)
        if status == 302 and "?autosave=" in form:
            editor.open(form[form.index("?") :])
            editor.save()
