"""Notices → the addresses that are told; one that cannot be reached is told of, and keeps nothing from being done."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from cqcheck.errors import InputError
from cqcheck.inbox.notices import Notice
from cqcheck.report.printable import one_line

URL = re.compile(r"\b\w+://\S+")  # may hold passwords


@dataclass(frozen=True, slots=True)
class Address:
    """Whom to tell: a name that may be shown, and what sends a title and a body, and raises if it cannot."""

    name: str
    send: Callable[[str, str], None]


class _UndeliveredError(Exception):
    """Apprise could not deliver; the text is what it logged."""


def addresses_of(urls: Iterable[str]) -> list[Address]:
    """The addresses that URLs of Apprise lead to.

    Raises:
        InputError: One is no such URL; it may hold a password, and is told without.
    """
    return [_address_of(number, url) for number, url in enumerate(urls, start=1)]


def undelivered(notice: Notice, addresses: Iterable[Address]) -> Iterator[str]:
    """Sends a notice to each address; yields a line for each that did not get it."""
    for address in addresses:
        try:
            address.send(notice.title, notice.body)
        except Exception as error:  # noqa: BLE001 - a block of the user's may raise anything
            why = URL.sub("…", one_line(str(error))) or type(error).__name__
            yield f"{address.name}: the notification “{notice.title}” was not delivered: {why}"


def _address_of(number: int, url: str) -> Address:
    from apprise import Apprise  # noqa: PLC0415 - for those who are told

    service: Any = Apprise.instantiate(url, suppress_exceptions=True)
    if service is None:
        scheme = url.partition("://")[0] if "://" in url else "no scheme"
        msg = f"--notify, address {number} ({scheme}): no URL that Apprise can send to, such as json://host/path, mailto://user:password@host or slack://…"
        raise InputError(msg)
    shown = urlsplit(service.url(privacy=True))  # its path may be a password too
    return Address(f"{shown.scheme}://{shown.hostname}", partial(_send, service))


def _send(service: Any, title: str, body: str) -> None:  # noqa: ANN401 - Apprise's NotifyBase, which is imported late
    from apprise import Apprise, LogCapture, NotifyFormat  # noqa: PLC0415 - for those who are told

    sender = Apprise()
    sender.add(service)
    with LogCapture(level=logging.WARNING, fmt="%(message)s") as log:  # type: ignore[no-untyped-call]
        is_sent = sender.notify(title=title, body=body, body_format=NotifyFormat.TEXT)
        if not is_sent:
            raise _UndeliveredError(log.getvalue())
