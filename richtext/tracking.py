"""Addresses as their pages have them: without the redirectors of others, and without marks that say who clicked.

`utm_` parameters stay. They name a campaign, not a person; an advertiser's link may need them to be counted at all.
"""

import re
from urllib.parse import parse_qs, unquote

REDIRECTORS = (
    # hosts as a pattern, the beginning of the path, the parameters that may hold the address
    (r"(?:www\.)?google\.(?:com|[a-z]{2,3}|com?\.[a-z]{2})", "/url", ("q", "url")),
    (r"(?:www\.|l\.|lm\.|m\.|web\.)?facebook\.com", "/l.php", ("u",)),
    (r"(?:www\.|m\.)?facebook\.com", "/flx/warn", ("u",)),
    (r"l\.(?:instagram\.com|messenger\.com|threads\.(?:net|com)|wl\.co)", "/", ("u",)),
    (r"[a-z0-9-]+\.safelinks\.protection\.(?:outlook\.com|office365\.us)", "/", ("url",)),
    (r"statics\.teams\.cdn\.office\.net", "/evergreen-assets/safelinks/", ("url",)),
    (r"(?:www\.|m\.)?youtube\.com", "/redirect", ("q",)),
    (r"(?:www\.)?linkedin\.com", "/redir/", ("url",)),
    (r"out\.reddit\.com", "/", ("url",)),
    (r"(?:www\.)?slack-redir\.net", "/link", ("url",)),
    (r"(?:www\.)?duckduckgo\.com", "/l/", ("uddg",)),
)
"""Sites that lead on to the address in their query. Of a shortener such as t.co nobody can know where it leads."""

CLICK_IDS = {
    *("fbclid", "mibextid", "igshid", "igsh", "__tn__", "__cft__", "__xts__"),  # Facebook, Instagram
    *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "_ga", "_gl"),  # Google
    *("msclkid", "twclid", "ttclid", "yclid", "ysclid", "li_fat_id", "rdt_cid", "sccid", "epik", "irclickid"),
    *(
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "vero_id",
        "oly_enc_id",
        "oly_anon_id",
        "ck_subscriber_id",
    ),  # by mail
    *("guce_referrer", "guce_referrer_sig", "guccounter"),  # Yahoo
}
"""Parameters that say who has clicked where; small letters."""

_ADDRESS = re.compile(r"(?:https?:)?//([^/?#:]*)(?::[0-9]+)?([/?][\s\S]*)", re.IGNORECASE)
_REDIRECTORS = [(re.compile(hosts), path, names) for hosts, path, names in REDIRECTORS]
_IN_PATH = re.compile(rf"&(?:{'|'.join(CLICK_IDS)})=[^&?#/]*", re.IGNORECASE)
_MAY_HAVE_MARK = re.compile("|".join(CLICK_IDS), re.IGNORECASE)


def behind_redirector(address: str) -> str | None:
    """The web address to which an address of a redirector leads; None where it is no redirector's."""
    parts = _ADDRESS.match(address)
    if not parts:
        return None
    host, tail = parts[1].lower(), parts[2]
    for hosts, path, names in _REDIRECTORS:
        if tail.startswith(path) and hosts.fullmatch(host):
            return _first_address(tail, names)
    return None


def _first_address(tail, names):
    try:
        query = parse_qs(tail.partition("#")[0].partition("?")[2], max_num_fields=40)
    except ValueError:  # more than that
        return None
    found = (query[name][0].strip() for name in names if name in query)
    return next((address for address in found if address.lower().startswith(("http:", "https:"))), None)


def without_click_ids(tail: str) -> str:
    """What stands behind the host of an address, without click ids; all else keeps its spelling."""
    if not _MAY_HAVE_MARK.search(tail):
        return tail
    start, mark, fragment = tail.partition("#")
    path, question, query = start.partition("?")
    kept = [pair for pair in query.split("&") if not _is_click_id(pair)]
    query = question + "&".join(kept) if kept else ""
    return _IN_PATH.sub("", path) + query + mark + fragment


def _is_click_id(pair):
    name = unquote(pair.partition("=")[0]).removeprefix("amp;").partition("[")[0]
    return name.lower() in CLICK_IDS
