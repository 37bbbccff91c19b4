"""Whatever a text says of a run is so: every claim is run, and texts make none beside them."""

import re
from dataclasses import replace

import pytest

from neuron import gradient_descent
from playground.guide.text import GUIDE
from playground.maths.sections import SECTIONS
from playground.panels.step_size.try_it import PERCEPTRON, TRY_IT
from playground.state.claims import Claim, always_falls, first_all_right, rests, rises, turned
from playground.state.experiment import Experiment, first_experiment
from playground.state.ready_made import READY_MADE

CLAIMS = [
    *(part for part in GUIDE if isinstance(part, Claim)),
    *(ready.claim for ready in READY_MADE),
    *(section.claim for section in SECTIONS),
    *TRY_IT,
]

PREDICTS = re.compile(
    r"\b(turns?|falls?|rises?|grows?|shrinks?|overshoots?|rests?|jumps?|stays?|takes? long|sticks?"
    r"|separates? them|all points are right|watch)\b",
    re.IGNORECASE,
)
"""Words of sentences that say what a run will do."""


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.words[:60])
def test_a_claim_holds(claim):
    assert claim.is_true()


@pytest.mark.parametrize(
    "claim", [one for one in TRY_IT if one is not PERCEPTRON], ids=lambda claim: claim.words[:60]
)
def test_no_claim_about_large_steps_hangs_on_rounding(claim):
    """Another processor adds up in another order, and a chaotic run is another one then."""
    alpha = claim.experiment.alpha * (1 + 1e-12)
    assert replace(claim, experiment=replace(claim.experiment, alpha=alpha)).is_true()


def test_what_the_guide_says_beside_its_claims_predicts_nothing():
    for part in GUIDE:
        if not isinstance(part, Claim):
            assert not PREDICTS.search(part), PREDICTS.search(part)
    assert all(PREDICTS.search(ready.words) or ready.claim for ready in READY_MADE)


def test_the_words_of_a_set_are_few():
    for ready in READY_MADE:
        assert len(ready.words.split()) <= 22, ready.title


def test_a_claim_that_does_not_hold_is_found():
    first = first_experiment()
    assert Claim("It rises", first, always_falls).is_true()
    assert not Claim("It rises", first, lambda run: rises(run) > 0).is_true()
    assert not Claim("Nothing to learn from", Experiment(), lambda _: True).is_true()
    assert not Claim("Too short", replace(first, iterations=50), rests).is_true()


def test_the_words_of_checks():
    X, y = [[-1.0, 0.0], [1.0, 0.0]], [0, 1]
    run = gradient_descent(X, y, alpha=1.0, iterations=20, W=[0.0, 2.0])
    assert first_all_right(run) == 1
    assert 0 < turned(run, 0, 1) < turned(run) < 90
    assert always_falls(run)
    assert rises(run) == 0
    assert not rests(run)
    wrong = gradient_descent([[-1.0], [1.0]], [1, 0], alpha=1e-3, iterations=2, W=[5.0])
    assert first_all_right(wrong) == 3
