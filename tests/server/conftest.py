"""A real server, and pages without a browser."""

import pytest

from tests.browser.driver import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("server") / "log.txt")
    server.start()
    yield server
    server.stop()
