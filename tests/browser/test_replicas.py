"""Three replicas behind nginx: visitors spread over them, and none needs the one that it was on."""

import os
import time

import pytest

from playground.link.codec import decode
from tests.browser.address import expect_address, points_in, query, screen
from tests.browser.cluster import Cluster, nginx
from tests.browser.driver import PATIENCE, watched


@pytest.fixture
def cluster(tmp_path):
    if nginx() is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and nginx is not installed")
        pytest.skip("nginx is not installed")
    cluster = Cluster(tmp_path)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture
def visitors(browser, cluster):
    """Three people, each with a browser of their own that has never been here.

    The run is one that takes longer than the test to play, and that no answer holds whole.
    """
    contexts = [browser.new_context(viewport={"width": 1280, "height": 720}) for _ in range(3)]
    yield [watched(context).open(f"{cluster.url}/?v=1&iterations=100000") for context in contexts]
    for context in contexts:
        context.close()


def replica_of(board):
    """Name the replica that a page is connected to, as its cookie has it."""
    cookies = {cookie["name"]: cookie["value"] for cookie in board.page.context.cookies()}
    return cookies["replica"]


def restart(cluster, name, visitors, end):
    """End a replica and start it again, once each page that was on it has found another."""
    server = cluster.replicas[name]
    left = [board for board in visitors if replica_of(board) == name]
    end(server.process)
    server.process.wait()
    deadline = time.monotonic() + PATIENCE / 1000
    while any(replica_of(board) == name for board in left):
        assert time.monotonic() < deadline, "a page found no other replica"
        left[0].page.evaluate("() => new Promise(requestAnimationFrame)")
    server.start()


def test_visitors_go_on_while_all_replicas_are_restarted(cluster, visitors, tmp_path):
    plays, waits, edits = visitors
    at = [replica_of(board) for board in visitors]
    assert sorted(at) == sorted(cluster.replicas)  # one on each
    assert not [line for board in visitors for line in board.complaints]
    for board in visitors:
        board.page.evaluate("() => { window.neverReloaded = true; }")
    edits.click(3.33, -2.25)
    edits.settle()
    waits.page.keyboard.press("Shift+ArrowRight")
    expect_address(waits, "p.get('iteration') === '10'")
    expect_address(edits, "p.has('points')")
    drawn, address = screen(waits), query(edits)
    plays.button("Play").click()
    plays.page.wait_for_function(
        "found => Number(found.dataset.value) > 0", arg=plays.node("iteration").element_handle()
    )
    started = plays.iteration

    restart(cluster, at[2], visitors, lambda process: process.kill())
    edits.click(-4.25, 4.5)
    edits.settle()
    expect_address(edits, "p.get('points') !== arg", points_in(address))
    before, after = decode(address)[0], decode(query(edits))[0]
    assert after.points.rows()[:-1] == before.points.rows()

    for name in at[:2]:
        restart(cluster, name, visitors, lambda process: process.terminate())
    assert screen(waits) == drawn
    assert plays.iteration > started
    plays.button("Pause").click()
    iteration, here = plays.iteration, screen(plays)
    expect_address(plays, "p.get('iteration') === arg", str(iteration))
    assert screen(plays) == here

    # What lies in one replica alone is asked of the one that the page is on now.
    file = tmp_path / "two.csv"
    file.write_text("x1,x2,y\n1,2,0\n-2,1,1\n")
    edits.page.locator("[data-testid=stSidebar] input[type=file]").set_input_files(file)
    edits.expect("points", 2)
    assert all(board.page.evaluate("() => window.neverReloaded") for board in visitors)
