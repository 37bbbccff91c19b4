"""The table of the settings: what it drives follows it, and what must not does not."""

from dataclasses import fields, replace

import pytest

from playground.link import codec
from playground.link.table import TABLE
from playground.state.checks import Refused
from playground.state.events import SetSampling, SetTraining
from playground.state.experiment import Experiment, Sampling
from playground.state.history import UNDONE_FIELDS
from playground.state.run import run_key
from playground.state.settings import SAMPLING, TRAINING
from playground.state.update import update

ALL = {**SAMPLING, **TRAINING}


@pytest.mark.parametrize("name", ALL)
def test_a_default_lies_in_its_own_range(name):
    setting = ALL[name]
    assert setting.check(setting.default) == setting.default


@pytest.mark.parametrize("name", ALL)
def test_the_ends_of_a_range_may_be_set_and_nothing_beyond(name):
    setting, event = ALL[name], SetSampling if name in SAMPLING else SetTraining
    for value in (setting.low, setting.high):
        changed = update(Experiment(), event(((name, value),)))
        assert getattr(changed.sampling if name in SAMPLING else changed, name) == value
    for value in (setting.low - 1, setting.high + 1):
        with pytest.raises(Refused, match=f"{setting.called or setting.label} must lie between"):
            update(Experiment(), event(((name, value),)))


def test_every_setting_of_sampling_is_in_the_table_and_in_the_link():
    assert [field.name for field in fields(Sampling)] == list(SAMPLING)
    assert {"n" if name == "number" else name for name in SAMPLING} <= {row.name for row in TABLE}


def test_every_setting_of_training_is_in_the_link_is_undone_and_trains_anew():
    assert set(TRAINING) <= {row.name for row in TABLE}
    assert set(TRAINING) <= set(UNDONE_FIELDS)
    for name, setting in TRAINING.items():
        changed = replace(Experiment(), **{name: setting.high})
        longer = name == "iterations"  # the same run, only more of it
        assert (run_key(changed) == run_key(Experiment())) == longer, name


def test_a_default_that_changes_does_not_change_what_an_old_link_means(monkeypatch):
    """A link leaves out what equals its default: so that default must be its own, for ever.

    The table of the settings may begin a visit with another learning rate tomorrow; who was sent
    a link yesterday is to see what its sender saw.
    """
    before, _ = codec.decode("v=1&iteration=37")

    def of_tomorrow():
        sampling = Sampling(200, 1.0, 3, 0.5, 0.2, 45.0, 0.1)
        return Experiment(sampling=sampling, alpha=0.05, iterations=300, w1=2.0, w2=-2.0, b=1.5)

    monkeypatch.setattr(codec, "Experiment", of_tomorrow)
    assert codec.decode("v=1&iteration=37")[0] == before
    assert before.sampling == Sampling(60, 0.6, 7, 1.0, 0.5, None, 0.0)
    assert (before.alpha, before.iterations) == (0.3, 1000)
    assert (before.w1, before.w2, before.b) == (0.0, 0.0, 0.0)
