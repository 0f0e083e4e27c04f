"""ads.txt: who may sell space on the site, line by line as IAB Tech Lab's ads.txt 1.1 has it."""

import re

from django.core.exceptions import ValidationError

DOMAIN = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE
)
RELATIONS = ("DIRECT", "RESELLER")
# What a file may say beside its sellers; those that name a domain, and those that may stand only once.
DOMAINS = ("SUBDOMAIN", "OWNERDOMAIN", "MANAGERDOMAIN", "INVENTORYPARTNERDOMAIN")
VARIABLES = ("CONTACT", *DOMAINS)
ONCE = ("OWNERDOMAIN",)
MOST_SENTENCES = 10
# Section 3.2.1: how a paper says that nobody else may sell its space. A file without any record would say nothing.
NOBODY = """\
# This newspaper sells its advertising space itself.
placeholder.example.com, placeholder, DIRECT, placeholder
"""


def as_file(text: str) -> str:
    """What /ads.txt answers: the text, or, where it names no seller, that there is none."""
    if any(_is_record(line) for line in text.splitlines()):
        return f"{text.strip()}\n"
    return f"{text.strip()}\n{NOBODY}".lstrip()


def validate_sellers(text: str) -> None:
    """Raises ValidationError with a sentence for each line, of the first ten, that buyers' programs would not read."""
    said: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        content = _content(line)
        if not content:
            continue
        if fault := _variable_fault(content) if _is_variable(content) else _record_fault(content):
            said.append(f"Line {number}: {fault}")
            continue
        key = _key(content)
        if key in seen:
            said.append(f"Line {number}: this stands in line {seen[key]} already.")
        seen.setdefault(key, number)
    if said:
        raise ValidationError(said[:MOST_SENTENCES])


def _content(line: str) -> str:
    return line.partition("#")[0].strip()


def _is_variable(content: str) -> bool:
    return "=" in content.partition(",")[0]


def _is_record(line: str) -> bool:
    return bool(_content(line)) and not _is_variable(_content(line))


def _key(content: str) -> tuple[str, ...]:
    """What two lines have in common that say the same, or of which a file takes only one."""
    if not _is_variable(content):
        return tuple(part.strip().lower() for part in content.partition(";")[0].split(",")[:3])
    name, _, value = content.partition("=")
    name = name.strip().upper()
    return (name,) if name in ONCE else (name, value.strip().lower())


def _variable_fault(content: str) -> str:
    name, _, value = (part.strip() for part in content.partition("="))
    if name.upper() not in VARIABLES:
        return f"“{name[:40]}” is no variable of ads.txt; there are {', '.join(VARIABLES)}."
    if not value:
        return f"say what {name.upper()} is, after the “=”."
    domain = value.partition(",")[0].strip()  # a MANAGERDOMAIN may name a country behind a comma
    if name.upper() in DOMAINS and not DOMAIN.fullmatch(domain):
        return (
            f"“{domain[:60]}” is no domain; write it without https:// and without a path, like example.com."
        )
    return ""


def _record_fault(content: str) -> str:
    parts = [part.strip() for part in content.partition(";")[0].split(",")]
    if len(parts) not in (3, 4):
        return (
            "a seller has three or four parts with commas between them: domain, account number, DIRECT or "
            f"RESELLER, and where there is one the certification number; this has {len(parts)}."
        )
    domain, account, relation, *certified = parts
    if not DOMAIN.fullmatch(domain):
        return (
            f"“{domain[:60]}” is no domain; write it without https:// and without a path, like example.com."
        )
    if not account or re.search(r"\s", account):
        return "the account number, the second part, is missing or has a blank in it."
    if relation.upper() not in RELATIONS:
        return f"the third part is DIRECT or RESELLER, not “{relation[:40]}”."
    if certified and not re.fullmatch(r"[A-Za-z0-9._-]+", certified[0]):
        return (
            "the certification number, the fourth part, is letters and digits; leave it and its comma away."
        )
    return ""
