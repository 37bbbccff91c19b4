"""What "Share" hands over: the whole experiment as an address, and the same as a QR code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno

from playground.link import words
from playground.link.codec import encode
from playground.link.tasks import LONGEST_TASK
from playground.numbers.text import grouped
from playground.state import limits
from playground.state.checks import Refused
from playground.state.task import begun

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.task import Task

QUIET_ZONE = 4
"""Modules of white around a code, as its standard asks for: the page may be dark."""

LONGEST_ADDRESS = 500
"""Characters of the address without its query."""


def check_address(raw: object) -> str:
    """Return the address of a page, without query and fragment, or refuse it."""
    if isinstance(raw, str) and len(raw) <= LONGEST_ADDRESS:
        try:
            parts = urlsplit(raw)
        except ValueError:
            parts = None
        if parts and parts.scheme in ("http", "https") and parts.netloc:
            return f"{parts.scheme}://{parts.netloc}{parts.path}"
    raise Refused(words.NOT_SHARED)


def address_of(experiment: Experiment, page: str | None) -> tuple[str, str]:
    """Give the link to an experiment, and what it could not carry, for a page at this address.

    Where the address is not known, the link is the query alone.

    Examples
    --------
    >>> from playground.state.experiment import Experiment
    >>> address_of(Experiment(), "https://example.org/app?embed=true")[0][:30]
    'https://example.org/app?v=1&po'
    """
    link = encode(experiment)
    try:
        base = check_address(page)
    except Refused:
        base = ""
    return f"{base}?{link.query}", link.left_out


def share_task(task: Task, page: str | None) -> dict[str, str]:
    """Give the link to a task and its code, as ``share`` does.

    Raises
    ------
    Refused
        If it is too long: an answer must find room beside it.
    """
    begin = begun(task)
    link = encode(begin)
    if link.left_out or len(link.parameters["task"]) > LONGEST_TASK:
        points = grouped(len(task.begin.points))
        raise limits.TASK.refusal(len(link.parameters["task"]), points=points)
    url, _ = address_of(begin, page)
    return share(begin, url.partition("?")[0])


def share(experiment: Experiment, address: str) -> dict[str, str]:
    """Give the link, its QR code as SVG ("" if it holds too much for one), and what is missing.

    Examples
    --------
    >>> from playground.state.experiment import first_experiment
    >>> share(first_experiment(), "https://example.org/")["url"]
    'https://example.org/'
    """
    link = encode(experiment)
    url = f"{address}?{link.query}" if link.query else address
    try:
        code = segno.make(url, error="l", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return {"url": url, "qr": "", "note": link.left_out or words.NO_CODE}
    svg = io.BytesIO()
    code.save(svg, kind="svg", border=QUIET_ZONE, dark="#000000", light="#ffffff", xmldecl=False)
    return {"url": url, "qr": svg.getvalue().decode(), "note": link.left_out}
