"""Training on digits: the same frame is the same network, forward, back and in pieces; tested on held-out examples."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.network import first_parameters, gradient_of, logits_of
from explorer.core.optimizers import OPTIMIZERS
from explorer.state import network_training
from explorer.state.datasets import digits, split_digits
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import Network
from explorer.state.network_training import (
    MAX_SNAPSHOTS,
    MEASURED_BYTES,
    MEASURED_EVERY,
    SNAPSHOT_BYTES,
    Measured,
    NetworkTraining,
    bring,
    has_exploded,
    minibatch,
)
from explorer.state.scene import derive

SMALL = Network(hidden=8, batch=20)
SPEC = RunSpec("cross_entropy", learning_rate=0.1)


def test_the_split_holds_out_a_hundred_of_each_digit_and_loses_none():
    images, _ = digits()
    data = split_digits()
    assert np.bincount(data.held_labels).tolist() == [100] * 10
    targets = data.targets(data.train)
    assert targets.sum(axis=1).tolist() == [400] * 10 and (targets.sum(axis=0) == 1).all()
    assert sorted([*data.train, *data.held]) == list(range(5000)) and data.held_images.shape == (784, 1000)
    both = np.concatenate([data.inputs(data.train), data.held_images], axis=1)
    assert both.min() == 0 and both.max() == 1 and both.dtype == np.float32
    places = np.concatenate([data.train, data.held])
    np.testing.assert_array_equal(np.rint(both.T.astype(float) * 255), images[places])


def test_it_is_plain_minibatch_training():
    training, data = NetworkTraining(SPEC, SMALL), split_digits()
    training.grow(30)
    shape = training.shape
    parameters = first_parameters(shape, dtype=np.float32)
    optimizer = OPTIMIZERS["gradient_descent"]
    state = optimizer.init(parameters, lr=0.1)
    order = np.random.default_rng((0, 0)).permutation(4000)
    for step in range(30):
        chosen = order[20 * step : 20 * step + 20]
        places = data.train[chosen]
        gradient = gradient_of(parameters, shape, data.inputs(places), data.targets(places), LOSSES["cross_entropy"])
        parameters, state = optimizer.update(gradient, state, parameters)
    np.testing.assert_array_equal(training.parameters(30), parameters)


def test_a_minibatch_costs_no_value_of_its_loss(monkeypatch):
    asked = []

    def counted(logits, target):
        asked.append(logits.shape[1])
        return LOSSES["mse"].raw_value(logits, target)

    monkeypatch.setitem(LOSSES, "cross_entropy", replace(LOSSES["cross_entropy"], raw_value=counted))
    NetworkTraining(SPEC, SMALL).grow(20)
    assert asked == [1000, 1000, 1000], "on the digits held out, at the steps 0, 10 and 20"


@pytest.mark.parametrize("given", [("momentum", 0.5), ("adam", 0.5), ("rmsprop", 0.5)], ids=lambda given: given[0])
def test_it_begins_from_its_own_seed_and_goes_with_its_own_optimizer(given):
    optimizer = OPTIMIZERS[given[0]]
    setting = next(h.key for h in optimizer.hyperparameters if h.key != "lr")
    network = Network(hidden=4, init_scale=2.0, batch=7, seed=3)
    training = NetworkTraining(RunSpec("mse", optimizer.key, 0.01, ((setting, 0.5),)), network)
    parameters = first_parameters(training.shape, 2.0, seed=3, dtype=np.float32)
    assert (training.parameters(0) == parameters).all()
    state, data = optimizer.init(parameters, lr=0.01, **{setting: 0.5}), split_digits()
    order = np.random.default_rng((3, 0)).permutation(4000)
    for step in range(3):
        chosen = order[7 * step : 7 * step + 7]
        places = data.train[chosen]
        gradient = gradient_of(parameters, training.shape, data.inputs(places), data.targets(places), LOSSES["mse"])
        parameters, state = optimizer.update(gradient, state, parameters)
    training.grow(3)
    np.testing.assert_array_equal(training.parameters(3), parameters)


def test_a_look_back_shows_what_was_there():
    training = NetworkTraining(SPEC, Network(hidden=4, batch=2))
    training.grow(35)
    for frame in (3, 33, 12, 13, 35, 30, 29):
        fresh = NetworkTraining(SPEC, Network(hidden=4, batch=2))
        fresh.grow(frame)
        assert (training.parameters(frame) == fresh.parameters(frame)).all(), frame


def test_snapshots_are_ten_steps_apart_and_further_when_too_many(monkeypatch):
    monkeypatch.setattr(network_training, "MAX_SNAPSHOTS", 3)
    training = NetworkTraining(SPEC, Network(hidden=4, batch=2))
    for steps, known in ((25, {0, 10, 20, 25}), (35, {0, 20, 35}), (45, {0, 20, 40, 45}), (65, {0, 40, 65})):
        training.grow(steps)
        assert training.known() == known


def test_the_memory_of_every_network_that_is_kept_counts():
    training = NetworkTraining(RunSpec("mse", "adam", 0.01), SMALL)
    network = training.parameters(0).nbytes * 3  # with the two moments of Adam
    assert training.nbytes == 3 * network + MEASURED_BYTES, "the first, the last, and the one looked at"
    training.grow(20)
    assert training.nbytes == 5 * network + 3 * MEASURED_BYTES


def test_an_epoch_takes_every_example_once_and_the_next_another_order():
    training = NetworkTraining(SPEC, Network(hidden=4, batch=100))
    epochs = [np.concatenate([training.minibatch(step) for step in range(e * 40, e * 40 + 40)]) for e in (0, 1)]
    assert all(sorted(epoch) == split_digits().train.tolist() for epoch in epochs)
    assert (epochs[0] != epochs[1]).any()


def test_a_minibatch_larger_than_the_data_is_all_of_them():
    for step in range(4):
        assert sorted(minibatch(step, 48, 1000, 3)) == list(range(48))
    assert minibatch(0, 48, 1000, 3).tolist() != minibatch(1, 48, 1000, 3).tolist(), "in another order"


@pytest.mark.parametrize("optimizer", ["gradient_descent", "adam"])
def test_a_frame_is_the_same_network_however_it_is_reached(optimizer):
    spec = RunSpec("mse", optimizer, 0.01)
    once, pieces = NetworkTraining(spec, SMALL), NetworkTraining(spec, SMALL)
    once.grow(137)
    for frame in (3, 9, 10, 57, 137):
        assert pieces.grow(frame) == frame
    wanted = once.parameters(137)
    assert (pieces.parameters(137) == wanted).all()
    for frame in (136, 61, 60, 0, 99):
        fresh = NetworkTraining(spec, SMALL)
        fresh.grow(frame)
        assert (once.parameters(frame) == fresh.parameters(frame)).all(), frame
        assert once.measured(frame) == fresh.measured(frame)
    assert (once.parameters(500) == wanted).all(), "beyond what is known, the last that is"


def test_snapshots_stay_few_however_long_it_trains():
    training = NetworkTraining(SPEC, Network(hidden=4, batch=2))
    for frame in (400, 2000, 5000):
        training.grow(frame)
        assert len(training.known() - {frame}) <= MAX_SNAPSHOTS
        gaps = np.diff(sorted(training.known()))
        assert gaps.max() <= max(2 * frame / (MAX_SNAPSHOTS - 1), MEASURED_EVERY)
    fresh = NetworkTraining(SPEC, Network(hidden=4, batch=2))
    fresh.grow(1234)
    assert (training.parameters(1234) == fresh.parameters(1234)).all()


def test_what_is_measured_is_on_the_digits_held_out():
    training, data = NetworkTraining(SPEC, SMALL), split_digits()
    training.grow(25)
    for frame in (0, 13, 20, 25):
        logits = logits_of(training.parameters(frame), training.shape, data.held_images)
        targets = np.eye(10)[:, data.held_labels]
        losses = [LOSSES["cross_entropy"].value(logits[:, i], targets[:, i]) for i in range(1000)]
        assert training.measured(frame).loss == pytest.approx(np.mean(losses))
        assert training.measured(frame).accuracy == np.mean(logits.argmax(axis=0) == data.held_labels)
        assert training.logits(frame, [5, 700]) == pytest.approx(logits[:, [5, 700]], abs=1e-5)


def test_a_curve_ends_at_what_is_measured_there():
    training = NetworkTraining(SPEC, SMALL)
    training.grow(25)
    for frame in (0, 7, 10, 19, 20, 25):
        loss, accuracy = training.curves(frame)
        assert len(loss) == len(accuracy) == frame + 1
        assert (loss[-1], accuracy[-1]) == tuple(training.measured(frame))
        for step in range(0, frame + 1, MEASURED_EVERY):
            assert (loss[step], accuracy[step]) == tuple(training.measured(step))
    assert loss[5] == pytest.approx((loss[0] + loss[10]) / 2), "a straight line in between"
    assert len(training.curves(99)[0]) == 26


def test_a_path_holds_the_networks_kept_and_ends_at_the_frame():
    training = NetworkTraining(SPEC, SMALL)
    training.grow(35)
    for frame, steps in ((0, [0]), (7, [0, 7]), (20, [0, 10, 20]), (35, [0, 10, 20, 30, 35])):
        path = training.path(frame)
        assert [step for step, _ in path] == steps
        for step, parameters in path:
            fresh = NetworkTraining(SPEC, SMALL)
            fresh.grow(step)
            np.testing.assert_array_equal(parameters, fresh.parameters(step))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_it_trains_in_single_precision(loss, optimizer):
    training = NetworkTraining(RunSpec(loss, optimizer, 0.01), Network(hidden=4, batch=5))
    training.grow(2)
    assert training.parameters(2).dtype == np.float32
    assert {moment.dtype for moment in training._now.state.moments} <= {np.dtype(np.float32)}


def test_a_budget_ends_it_early_and_it_goes_on_where_it_was():
    training = NetworkTraining(SPEC, SMALL)
    first = training.grow(400, 0.0)
    assert 0 < first < 400
    second = training.grow(400, 0.0)
    assert first < second and training.steps == second
    assert training.grow(first, 0.0) == first, "what is known can be looked at at once"


def test_a_diverged_training_stays_where_it_last_was_finite():
    training = NetworkTraining(
        RunSpec("cross_entropy", "momentum", 1e4, (("momentum", 1.0),)), Network(hidden=4, init_scale=1000.0)
    )
    training._now = training._now._replace(parameters=np.full_like(training._now.parameters, 3e38))
    assert training.grow(300) == 300
    assert training.diverged_at is not None and np.isfinite(training.parameters(300)).all()
    assert training.measured(300) is not None and len(training.curves(300)[0]) == training.steps + 1


@pytest.mark.parametrize(("given", "threads"), [(None, "1"), ("3", "3")])
def test_one_thread_computes_unless_the_environment_says_otherwise(given, threads):
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    if given is not None:
        environment["OPENBLAS_NUM_THREADS"] = given
    asked = "import sys, explorer, os; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [threads, "False"], "too late, if numpy is there already"


@pytest.fixture
def computed(monkeypatch):
    """The trainings that computed a step, one entry per step."""
    steps = []
    step = NetworkTraining._step

    def counted(self, *args):
        steps.append(self)
        return step(self, *args)

    monkeypatch.setattr(NetworkTraining, "_step", counted)
    return steps


def test_no_look_computes_more_than_its_budget(computed, monkeypatch):
    """Two runs, one with its snapshots far apart, are taken to frames before and after the known ones."""
    tiny = Network(hidden=4, batch=2)
    runs = [NetworkTraining(SPEC, tiny)]
    with monkeypatch.context() as fewer:
        fewer.setattr(network_training, "MAX_SNAPSHOTS", 3)
        runs.append(NetworkTraining(RunSpec("mse", "adam", 0.01), tiny))
    assert bring(runs, 700) == 700
    wanted = {}
    for frame in (699, 351, 352, 20, 500, 730):
        at, looks = -1, 0
        while at < frame:
            computed.clear()
            before, at = at, bring(runs, frame, 0.0)
            assert before < at <= frame and len(computed) <= len(runs)
            computed.clear()
            wanted[at] = [run.parameters(at) for run in runs]
            assert not computed, "what it was brought to is there"
            looks += 1
        assert looks < 400
    fresh = [NetworkTraining(SPEC, tiny), NetworkTraining(RunSpec("mse", "adam", 0.01), tiny)]
    for frame in (20, 351, 352, 500, 699, 730):
        bring(fresh, frame)
        assert all((a.parameters(frame) == b).all() for a, b in zip(fresh, wanted[frame], strict=True)), frame


def test_a_budget_that_is_large_enough_changes_nothing():
    runs = [NetworkTraining(SPEC, SMALL), NetworkTraining(RunSpec("mse", "adam", 0.01), SMALL)]
    assert runs[0].grow(3, 1000.0) == 3 and bring(runs, 5, 1000.0) == 5
    assert derive(Experiment()).grow(4, 1000.0) == 4


def test_what_is_played_again_costs_a_step_a_frame(computed):
    runs = [NetworkTraining(SPEC, Network(hidden=4, batch=2))]
    bring(runs, 2000)
    bring(runs, 1003)
    computed.clear()
    for frame in range(1004, 1024):
        bring(runs, frame)
    assert len(computed) <= 20


def test_a_diverged_run_does_not_hold_up_the_others():
    runs = [NetworkTraining(SPEC, SMALL), NetworkTraining(SPEC, SMALL)]
    bring(runs, 20)
    runs[0]._now = runs[0]._now._replace(parameters=np.full_like(runs[0]._now.parameters, np.nan))
    assert bring(runs, 45) == 45 and bring(runs, 33) == 33
    assert (runs[0].diverged_at, runs[1].diverged_at) == (21, None) and runs[1].steps == 45
    bring(runs, 44)
    assert bring(runs, 44, 0.0) == 44, "once there, it does not begin again at every look"


@pytest.mark.parametrize("hidden", [32, 256])
def test_snapshots_keep_to_their_room(hidden):
    training = NetworkTraining(RunSpec("mse", "adam", 0.001), Network(hidden=hidden, batch=1))
    network = training.parameters(0).nbytes * 3  # with the two moments of Adam
    for frame in range(10, 500, 40):
        training.grow(frame)
        assert len(training.known() - {frame}) * network <= SNAPSHOT_BYTES


def test_only_a_useless_loss_with_guesses_has_exploded():
    first = Measured(2.3, 0.1)
    assert has_exploded(Measured(1e9, 0.1), first)
    assert not has_exploded(Measured(1e9, 0.9), first), "it answers right"
    assert not has_exploded(Measured(2.3, 0.1), first), "it has not begun to learn"


def test_from_a_confidently_wrong_start_only_cross_entropy_learns():
    def share(loss, scale, seed):
        training = NetworkTraining(RunSpec(loss, learning_rate=0.1), Network(init_scale=scale, seed=seed))
        training.grow(500)
        return training.measured(500).accuracy

    assert share("mse", 1.0, 0) > 0.88 and share("cross_entropy", 1.0, 0) > 0.88
    wrong = {loss: np.array([share(loss, 30.0, seed) for seed in range(3)]) for loss in ("mse", "cross_entropy")}
    assert wrong["mse"].mean() < 0.5 and wrong["cross_entropy"].mean() > 0.65, wrong
    assert (wrong["cross_entropy"] > wrong["mse"]).all(), wrong


def test_logits_that_overflow_are_answered_alike_everywhere(monkeypatch):
    training = NetworkTraining(SPEC, SMALL)
    odd = np.random.default_rng(0).choice([np.inf, -np.inf, np.nan, 1e30, -1.0], size=(10, 1000)).astype(np.float32)
    monkeypatch.setattr(network_training, "logits_of", lambda parameters, shape, inputs: odd[:, : inputs.shape[1]])
    training.grow(1)
    logits = training.logits(1, slice(None))
    assert np.isfinite(logits).all()
    right = (logits.argmax(axis=0) == split_digits().held_labels).mean()
    assert training.measured(1).accuracy == right
    assert (logits[odd == np.inf] > 1e38).all() and (logits[np.isnan(odd)] == 0).all()
