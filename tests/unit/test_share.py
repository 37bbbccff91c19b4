"""Sharing: the address holds the experiment, and the QR code holds the address."""

from dataclasses import replace

import numpy as np
import pytest
import segno

from playground.link.codec import decode
from playground.link.share import check_address, share
from playground.state.checks import Refused
from playground.state.points import Points
from tests.experiments import from_zero


def test_the_address_opens_the_same_experiment():
    experiment = replace(from_zero(), alpha=2.5, iteration=40)
    shared = share(experiment, "https://example.org/app")
    assert shared["url"].startswith("https://example.org/app?")
    assert decode(shared["url"].split("?")[1])[0] == experiment


def test_the_code_is_that_of_the_address():
    shared = share(replace(from_zero(), alpha=2.5), "https://example.org/")
    modules = segno.make(shared["url"], error="l", micro=False, boost_error=False)
    assert f'height="{modules.symbol_size(border=4)[0]}"' in shared["qr"]
    assert shared["qr"].startswith("<svg")


def test_what_is_too_long_for_a_code_says_so():
    X = np.random.default_rng(1).normal(size=(300, 2))  # every digit of them is news
    points = Points(X, np.arange(300) % 2)
    shared = share(replace(from_zero(), points=points), "https://example.org/")
    assert shared["qr"] == ""
    assert shared["note"]


@pytest.mark.parametrize(
    "raw", [None, 3, "", "javascript:alert(1)", "https://", "x" * 501, "http://[", "ftp://a/b"]
)
def test_an_address_that_is_none_is_refused(raw):
    with pytest.raises(Refused):
        check_address(raw)


def test_query_and_fragment_of_the_page_are_left_out():
    assert check_address("https://example.org/a?b=c#d") == "https://example.org/a"
