"""Links that were made with version 1 of the link open what they opened then, for ever.

old_links.json was written by the code of that time, the numbers included. Nothing in it is ever
changed; a link that a later version reads differently is a link that somebody sent in vain.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from neuron import gradient_descent, standardisation
from playground.link.codec import decode, encode

LINKS = json.loads(Path(__file__).with_name("old_links.json").read_text(encoding="utf-8"))


TODAY = {("log_scale", True): "log loss"}
"""What a choice of then is called now."""


@pytest.fixture(params=LINKS, ids=lambda old: old["about"])
def old(request):
    return request.param


def test_an_old_link_opens_the_same_experiment(old):
    experiment, ignored = decode(old["link"])
    sampling = experiment.sampling
    assert {name: getattr(sampling, name) for name in old["sampling"]} == old["sampling"]
    assert [list(row) for row in experiment.points.rows()] == old["points"]
    for name in ("alpha", "iterations", "w1", "w2", "b", "iteration"):
        assert getattr(experiment, name) == old[name], name
    assert list(experiment.box) == old["view"]
    meant = {name: TODAY.get((name, value), value) for name, value in old["options"].items()}
    assert dict(experiment.options) == meant
    assert len(ignored) == old["ignored"]


def test_an_old_link_shows_the_same_numbers(old):
    experiment, _ = decode(old["link"])
    X, y = experiment.points.X, experiment.points.y
    if not len(y):
        assert old["shown"] is None
        return
    run = gradient_descent(
        standardisation(X).standardised(X) if experiment.option("standardise") else X,
        y,
        alpha=experiment.alpha,
        iterations=experiment.iteration,
        W=np.array([experiment.w1, experiment.w2]),
        b=experiment.b,
    )
    k = experiment.iteration
    assert k == old["shown"]["iteration"]
    now = {
        "loss": run.loss[k],
        "accuracy": run.accuracy[k],
        "w1": run.W[k, 0],
        "w2": run.W[k, 1],
        "b": run.b[k],
    }
    for name, value in now.items():
        # exp and log differ in their last digit from one processor to the next
        assert value == pytest.approx(old["shown"][name], rel=1e-9, abs=1e-12), name


def test_an_experiment_from_an_old_link_is_written_so_that_it_is_read_back(old):
    experiment, _ = decode(old["link"])
    assert decode(encode(experiment).query)[0] == experiment


def test_old_links_are_many_and_use_every_parameter_of_version_1():
    used = {part.split("=")[0] for old in LINKS for part in old["link"].split("&")}
    version_1 = (
        "n margin seed spread balance direction noise points alpha iterations w1 w2 b iteration "
        "view log_scale panel activation repeat_to likelihood_along landscape landscape_axes "
        "landscape_parameter landscape_alpha standardise chosen sort dw1 dw2 db"
    )
    assert set(version_1.split()) <= used
    assert len({old["link"] for old in LINKS}) >= 20
