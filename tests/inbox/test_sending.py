"""Notices reach their addresses, and those that do not are told of."""

import pytest

from cqcheck.errors import InputError
from cqcheck.inbox import Address, addresses_of, undelivered
from cqcheck.inbox.notices import Notice
from receiver import receiving

NOTICE = Notice("公报.txt：严重 1", "1:2 SUM01 严重 <b>不符</b>\n报告：/r")


def test_a_notice_comes_as_it_is() -> None:
    with receiving() as receiver:
        assert list(undelivered(NOTICE, addresses_of([f"json://127.0.0.1:{receiver.port}/hook"]))) == []
    (got,) = receiver.got
    assert (got["title"], got["message"]) == (NOTICE.title, NOTICE.body)


@pytest.mark.parametrize("status", [500, 404, None])
def test_a_receiver_that_does_not_take_it_is_told_and_the_others_get_it(status: int | None) -> None:
    with receiving(status) as broken, receiving() as sound:
        urls = [f"json://127.0.0.1:{broken.port}/token?rto=0.3", f"json://127.0.0.1:{sound.port}/"]
        (told,) = undelivered(NOTICE, addresses_of(urls))
    assert told.startswith("json://127.0.0.1: the notification “公报.txt：严重 1” was not delivered: ")
    assert str(status or "Connection error") in told
    assert len(sound.got) == 1


def test_a_host_that_is_not_there_is_told_without_the_password() -> None:
    with receiving() as receiver:
        port = receiver.port
    (told,) = undelivered(NOTICE, addresses_of([f"json://me:secret@127.0.0.1:{port}/token?cto=1"]))
    assert "was not delivered: " in told
    assert "secret" not in told
    assert "token" not in told


@pytest.mark.parametrize("url", ["nonsense", "nowhere://user:secret@host", "", "json://", "mailto://secret"])
def test_what_is_no_address_is_told_without_what_is_in_it(url: str) -> None:
    with pytest.raises(InputError, match=r"--notify, address 2 \(.*\): no URL that Apprise can send to") as caught:
        addresses_of(["json://host", url])
    assert "secret" not in str(caught.value)


def test_whatever_an_address_raises_is_told_without_urls() -> None:
    def fail(_title: str, _body: str) -> None:
        msg = "Client error '404' for url 'https://hooks.example/T0/secret'"
        raise ValueError(msg)

    def fail_silently(_title: str, _body: str) -> None:
        raise TimeoutError

    first, second = undelivered(NOTICE, [Address("ops", fail), Address("us", fail_silently)])
    assert first.endswith("was not delivered: Client error '404' for url '…")
    assert second.endswith("was not delivered: TimeoutError")
