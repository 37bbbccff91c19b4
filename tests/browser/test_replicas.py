"""Three replicas behind nginx: visitors spread over them, and none needs the one that it was on."""

import os
import subprocess
import time
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from playground.link.codec import decode
from tests.browser.address import expect_address, points_in, query, screen
from tests.browser.cluster import Cluster, configured, nginx
from tests.browser.driver import PATIENCE, free_port, watched

AGAINST_THE_POLICY = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""


@pytest.fixture
def needs_nginx():
    if nginx() is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and nginx is not installed")
        pytest.skip("nginx is not installed")


@pytest.fixture
def cluster(needs_nginx, tmp_path):
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
    for context in contexts:
        context.add_init_script(AGAINST_THE_POLICY)
    yield [watched(context).open(f"{cluster.url}/?v=1&iterations=100000") for context in contexts]
    for context in contexts:
        context.close()


def replica_of(board):
    """Name the replica that a page is connected to, as its cookie has it."""
    cookies = {cookie["name"]: cookie["value"] for cookie in board.page.context.cookies()}
    return cookies["replica"]


def headers_of(url):
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as answer:
        return answer.headers


def may_be_framed_by(url):
    """Say by whom a page may be shown in a frame, as its policy has it."""
    return headers_of(url)["Content-Security-Policy"].rpartition("frame-ancestors ")[2]


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


def its_parts_are_not_refused(board):
    """A table, the drawing in space, which brings a library of its own, and a file to take away."""
    board.look_inside("This step")
    expect(board.page.get_by_test_id("stDataFrame").first).to_be_visible()
    board.look_inside("Loss landscape")
    board.page.get_by_text("3-D surface", exact=True).click()
    surface = board.page.get_by_role("img", name="surface")
    expect(surface.locator("canvas").first).to_be_visible()
    with board.page.expect_download() as arriving:
        board.button("Download animation (HTML)").click()
    assert "<svg" in arriving.value.path().read_text(encoding="utf-8")
    assert board.page.evaluate("() => window.refused") == []


def test_visitors_go_on_while_all_replicas_are_restarted(cluster, visitors, tmp_path):
    plays, waits, edits = visitors
    assert sorted(map(replica_of, visitors)) == sorted(cluster.replicas)  # one on each
    assert not [line for board in visitors for line in board.complaints]
    assert plays.page.evaluate("() => window.refused") == []
    assert may_be_framed_by(f"{cluster.url}/?v=1") == "'self'"
    assert may_be_framed_by(f"{cluster.url}/?v=1&embed=true") == "*"
    file = headers_of(f"{cluster.url}/app/static/board.js?v=1")
    assert file["Content-Encoding"] == "gzip"
    assert "immutable" in file["Cache-Control"]
    for board in visitors:
        board.page.evaluate("() => { window.neverReloaded = true; }")
    edits.click(3.33, -2.25)
    edits.settle()
    waits.page.keyboard.press("Shift+ArrowRight")
    expect_address(waits, "p.get('iteration') === '10'")
    expect_address(edits, "p.has('points')")
    drawn, address = screen(waits), query(edits)
    plays.button("Play").click()

    restarted = {replica_of(waits)}
    restart(cluster, replica_of(waits), visitors, lambda process: process.kill())
    while restarted != set(cluster.replicas):  # first the one on which who waits is now
        played = plays.iteration
        name = min(set(cluster.replicas) - restarted, key=lambda name: name != replica_of(waits))
        restart(cluster, name, visitors, lambda process: process.terminate())
        restarted.add(name)
        assert plays.iteration > played > 0

    assert screen(waits) == drawn
    expect(waits.button("Sample points")).to_be_visible()  # all of the page is there
    edits.click(-4.25, 4.5)
    edits.settle()
    expect_address(edits, "p.get('points') !== arg", points_in(address))
    before, after = decode(address)[0], decode(query(edits))[0]
    assert after.points.rows()[:-1] == before.points.rows()
    plays.button("Pause").click()
    iteration, here = plays.iteration, screen(plays)
    expect_address(plays, "p.get('iteration') === arg", str(iteration))
    assert screen(plays) == here

    # What lies in one replica alone is asked of the one that the page is on now.
    file = tmp_path / "two.csv"
    file.write_text("x1,x2,y\n1,2,0\n-2,1,1\n")
    edits.page.locator("[data-testid=stSidebar] input[type=file]").set_input_files(file)
    edits.expect("points", 2)
    edits.settle()
    with edits.page.expect_download() as arriving:
        edits.button("Download points (CSV)").click()
    assert arriving.value.path().read_text().splitlines()[1:] == ["1.0,2.0,0", "-2.0,1.0,1"]
    its_parts_are_not_refused(edits)
    assert all(board.page.evaluate("() => window.neverReloaded") for board in visitors)


def test_the_configuration_for_one_replica_is_one_too(needs_nginx, tmp_path):
    values = {
        "LISTEN": f"127.0.0.1:{free_port()}",
        "INNER": f"127.0.0.1:{free_port()}",
        "FOLDER": str(tmp_path),
    }
    file = configured(tmp_path, values, "site", "replica")
    checked = subprocess.run(
        [nginx(), "-t", "-e", "stderr", "-c", file], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
