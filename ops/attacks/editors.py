"""An editor's browser without the browser: opens the story form, sends it, and keeps what is typed."""

import html
import http.client
import json
import re
import urllib.parse
from html.parser import HTMLParser

TIMEOUT = 60
STORY = "/admin/articles/article"
EXCHANGE = f"{STORY}/autosave/"
NOT_TYPED = {"csrfmiddlewaretoken", "autosave", "version", "met", "aside"}


class FormFields(HTMLParser):
    """What a browser would send of the story form on a page: `sent`, a list of (name, value)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent, self.inside, self.select, self.text = [], False, None, None
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        if tag == "form":
            self.inside = said.get("id") == "article_form"
        name = said.get("name")
        if tag == "select":
            self.select = name
        elif tag == "option" and "selected" in said and self.select and self.inside:
            self.sent.append((self.select, said.get("value", "")))
        elif tag == "textarea":
            self.text = (name, [])
        elif tag == "input" and name and self.inside and _is_sent(said):
            self.sent.append((name, said.get("value") or ""))

    def handle_data(self, data: str) -> None:
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text and self.inside:
            self.sent.append((self.text[0], "".join(self.text[1]).removeprefix("\n")))
        self.text = None if tag == "textarea" else self.text
        self.inside = self.inside and tag != "form"
        self.select = None if tag == "select" else self.select


def _is_sent(said: dict[str, str | None]) -> bool:
    kind = said.get("type")
    return "checked" in said if kind in ("checkbox", "radio") else kind not in ("submit", "file", "button")


class EditorClient:
    """Somebody at one story, signed in by a session's key."""

    def __init__(self, port: int, session: str, story: int) -> None:
        self.port, self.story, self.form = port, story, {}
        self.cookies = {"newsroom": session}

    def open(self, query: str = "") -> str:
        """Opens the story form and returns the page; raises `OSError` where the server does not hand it out."""
        status, page, _ = self.ask("GET", f"{STORY}/{self.story}/change/{query}")
        if status != 200:
            raise OSError(f"the form of story {self.story}: {status}")
        self.form = dict(FormFields(page).sent)
        return page

    def save(self, **changes: str) -> tuple[int, str]:
        """Sends the form as it was opened, with changes; returns (status, page): 302 is a save."""
        sent = self.form | changes | {"_continue": "1"}
        status, page, _ = self.ask("POST", f"{STORY}/{self.story}/change/", urllib.parse.urlencode(sent))
        return status, page

    def keep(self, **changes: str) -> tuple[int, dict]:
        """Sends what was typed, as the script of the form does; returns (status, what the server says)."""
        typed = {name: [value] for name, value in (self.form | changes).items() if name not in NOT_TYPED}
        sent = {"story": self.story, "token": self.form["autosave"], "version": int(self.form["version"])}
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.form["csrfmiddlewaretoken"]}
        status, said, _ = self.ask("POST", EXCHANGE, json.dumps(sent | {"fields": typed}), headers)
        return status, json.loads(said) if said.startswith("{") else {}

    def look(self) -> dict:
        """What the server says to a script that only asks whether one is signed in."""
        return json.loads(self.ask("GET", EXCHANGE)[1])

    def sign_in(self, page: str, username: str, password: str) -> tuple[int, str]:
        """Fills in the page that asks to sign in, with all that it carries; returns (status, where it leads)."""
        carried = dict(re.findall(r'<input type="hidden" name="([^"]+)"[^>]*? value="([^"]*)"', page))
        sent = {name: html.unescape(value) for name, value in carried.items()}
        sent |= {"username": username, "password": password}
        status, _, headers = self.ask("POST", "/admin/login/", urllib.parse.urlencode(sent))
        return status, headers.get("location", "")

    def ask(
        self, method: str, address: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        """One request; returns (status, text, headers). Cookies are kept as a browser keeps them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            told["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, address, body, told | (headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode()
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()
        for set_cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = set_cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, {name.lower(): value for name, value in answer.headers.items()}
