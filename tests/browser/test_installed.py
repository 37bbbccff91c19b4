"""The playground as a package: built, installed in an environment of its own, started elsewhere."""

import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import distributions

from packaging.requirements import Requirement

from tests.browser.driver import ROOT, Server, watched


def pip(*arguments):
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True)


def test_it_is_built_installed_and_started_where_nothing_else_is(tmp_path, context):
    fresh, elsewhere = tmp_path / "fresh", tmp_path / "elsewhere"
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(fresh, symlinks=True)
    pip("--python", fresh / "bin" / "python", "install", "--no-deps", wheel)
    (packages,) = fresh.glob("lib/python*/site-packages")
    assert [path.name for path in packages.iterdir() if "info" not in path.name] == ["one_neuron"]
    (installed,) = distributions(path=[str(packages)])
    wanted = (ROOT / "requirements.txt").read_text().splitlines()
    assert set(map(Requirement, installed.requires)) == {
        Requirement(line) for line in wanted if not line.startswith("#")
    }
    # These are installed here already: they are shared, as that takes a minute less.
    (packages / "shared.pth").write_text(sysconfig.get_path("purelib"))
    elsewhere.mkdir()
    server = Server(tmp_path / "log.txt", root=elsewhere, program=(fresh / "bin" / "one-neuron",))
    server.start()
    try:
        board = watched(context).open(server.url)
        board.click(4, -4)
        board.expect("points", 61)
        assert not board.complaints
    finally:
        server.stop()
    assert not list(elsewhere.iterdir())
