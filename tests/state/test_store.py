"""The Store: no signal on equal writes, gestures, undo and redo, and no writing back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.store import UNDO_LIMIT, Owner, Store


@pytest.fixture
def store():
    return Store()


def heard(store):
    calls = []
    store.changed.connect(lambda old, new: calls.append((old, new)))
    return calls


def test_a_write_is_announced_with_old_and_new(store):
    calls = heard(store)
    before = store.experiment
    store.update(steps=7)
    assert calls == [(before, store.experiment)] and store.experiment.descent.steps == 7


def test_equal_writes_are_silent_and_make_no_history(store):
    calls = heard(store)
    store.update(steps=store.experiment.descent.steps)
    store.replace(Experiment())
    assert not calls and not store.can_undo


def test_an_invalid_change_changes_nothing(store):
    calls, before = heard(store), store.experiment
    with pytest.raises(InvalidExperiment):
        store.update(steps=-1)
    assert store.experiment is before and not calls and not store.can_undo


def test_a_drag_is_one_undo_entry(store):
    first = store.experiment
    for x in range(50):
        store.replace(store.experiment.with_logit(0, float(x)), gesture=("slider", 1))
    for x in range(50):
        store.replace(store.experiment.with_logit(1, float(-x)), gesture=("slider", 2))
    store.undo()
    assert store.experiment.problem.logits[:2] == (49.0, first.problem.logits[1])
    store.undo()
    assert store.experiment == first and not store.can_undo
    store.redo()
    store.redo()
    assert store.experiment.problem.logits[:2] == (49.0, -49.0) and not store.can_redo


def test_a_write_after_undo_forgets_the_future(store):
    store.update(steps=10)
    store.undo()
    store.update(steps=20)
    assert not store.can_redo
    store.undo()
    assert store.experiment == Experiment()


@pytest.mark.parametrize("gesture", ["a", "", 0])
def test_the_same_gesture_after_an_undo_starts_a_new_entry(store, gesture):
    store.update(gesture=gesture, steps=10)
    assert store.can_undo
    store.undo()
    store.update(gesture=gesture, steps=20)
    assert store.can_undo
    store.undo()
    assert store.experiment == Experiment()


def test_undo_and_redo_at_the_ends_do_nothing(store):
    calls = heard(store)
    store.undo()
    store.redo()
    assert not calls


def test_history_has_an_end():
    store = Store()
    for steps in range(1, UNDO_LIMIT + 50):
        store.update(steps=steps)
    undone = 0
    while store.can_undo:
        store.undo()
        undone += 1
    assert undone == UNDO_LIMIT


def test_a_listener_that_writes_back_is_an_error(store, qtbot):
    store.changed.connect(lambda old, new: store.update(steps=new.descent.steps + 1))
    with qtbot.captureExceptions() as exceptions:
        store.update(steps=10)
    assert len(exceptions) == 1 and "must not write" in str(exceptions[0][1])
    assert store.experiment.descent.steps == 10


@given(st.lists(st.sampled_from(["undo", "redo", 1, 2, 3, 4]), max_size=40))
def test_undo_and_redo_behave_as_a_list_with_a_cursor(actions):
    store, model, cursor = Store(), [Experiment()], 0
    for action in actions:
        if action == "undo":
            store.undo()
            cursor = max(cursor - 1, 0)
        elif action == "redo":
            store.redo()
            cursor = min(cursor + 1, len(model) - 1)
        elif store.experiment.descent.steps != action:
            store.update(steps=action)
            model[cursor + 1 :] = [store.experiment]
            cursor += 1
        assert store.experiment == model[cursor]
        assert (store.can_undo, store.can_redo) == (cursor > 0, cursor < len(model) - 1)


def test_the_history_is_announced_after_every_change_only(store):
    told = []
    store.history_changed.connect(lambda: told.append((store.can_undo, store.can_redo)))
    store.update(steps=store.experiment.descent.steps)
    store.update(steps=7)
    store.undo()
    store.undo()
    store.redo()
    assert told == [(True, False), (False, True), (True, False)]


def test_another_gesture_and_no_gesture_are_entries_of_their_own(store):
    for steps, gesture in enumerate(("a", "a", "b", None, None, "b", "b"), 1):
        store.update(gesture=gesture, steps=steps)
    seen = []
    while store.can_undo:
        store.undo()
        seen.append(store.experiment.descent.steps)
    assert seen == [5, 4, 3, 2, Experiment().descent.steps]


def test_a_store_begins_with_the_experiment_it_is_given():
    experiment = Experiment().changed(steps=9)
    assert Store(experiment).experiment is experiment
    assert Store().experiment == Experiment()


def test_undo_while_a_change_is_announced_is_an_error(store, qtbot):
    store.update(steps=10)
    store.changed.connect(lambda old, new: store.undo())
    with qtbot.captureExceptions() as exceptions:
        store.update(steps=11)
    assert len(exceptions) == 1 and "must not write" in str(exceptions[0][1])
    assert store.experiment.descent.steps == 11


def test_what_is_impossible_is_refused_and_changes_nothing(store):
    before, calls, refused = store.experiment, heard(store), []
    store.refused.connect(refused.append)
    store.ask(lambda now: now.changed(steps=0))
    assert [type(fault) for fault in refused] == [InvalidExperiment] and not calls
    assert store.experiment is before and not store.can_undo
    store.ask(lambda now: now.changed(steps=7), "a gesture")
    store.ask(lambda now: now.changed(steps=8), "a gesture")
    assert store.experiment.descent.steps == 8 and len(calls) == 2
    store.undo()
    assert store.experiment == before, "one gesture is one entry"


def test_whoever_asks_hears_whether_it_was_accepted(qapp):
    store = Store()
    assert store.ask(lambda now: now.changed(steps=10))
    assert store.ask(lambda now: now), "nothing had to change"
    assert not store.ask(lambda now: now.changed(steps=-1))
    assert store.experiment.descent.steps == 10


class Counting(Owner):
    """Its place is a number."""

    def __init__(self) -> None:
        self.at, self.heard = 0, []

    def place(self) -> int:
        return self.at

    def travel(self, old, new, place, left) -> int:
        self.heard.append((old.descent.steps, new.descent.steps, place, left))
        now, self.at = self.at, place
        return now


def test_undo_hands_the_owner_the_place_it_was_at(qapp):
    owner = Counting()
    store = Store(Experiment().changed(steps=1), owner=owner)
    with store.one_entry():
        owner.at = 5
        store.update(steps=2)
        store.update(steps=3)
        with store.one_entry():
            owner.at = 6
    owner.at = 9
    store.undo()
    assert owner.at == 0 and store.experiment.descent.steps == 1 and not store.can_undo
    store.redo()
    assert owner.at == 9 and store.experiment.descent.steps == 3 and not store.can_redo
    assert owner.heard == [(3, 1, 0, 6), (1, 3, 9, 0)]


def test_a_change_of_place_alone_is_an_entry_of_its_own(qapp):
    owner = Counting()
    store, told = Store(owner=owner), []
    calls = heard(store)
    store.history_changed.connect(lambda: told.append(store.can_undo))
    with store.one_entry():
        pass
    assert not store.can_undo and told == []
    with store.one_entry():
        owner.at = 4
    assert store.can_undo and told == [True]
    store.undo()
    assert owner.at == 0 and not calls, "the Experiment is the same"


def test_what_fails_half_way_can_still_be_undone(qapp):
    store = Store()
    with pytest.raises(InvalidExperiment), store.one_entry():
        store.update(steps=2)
        store.update(steps=-1)
    store.undo()
    assert store.experiment == Experiment()


def test_what_is_gone_is_left_out_of_undo_and_redo(store):
    for steps in (10, 20, 30, 40, 50):
        store.update(steps=steps)
    store.undo()
    store.undo()
    heard = []
    store.history_changed.connect(lambda: heard.append(store.can_redo))
    store.forget(lambda experiment: experiment.descent.steps in (20, 50))
    assert heard == [True]
    store.redo()
    assert store.experiment.descent.steps == 40 and not store.can_redo
    shown = []
    while store.can_undo:
        store.undo()
        shown.append(store.experiment.descent.steps)
    assert shown == [30, 10, Experiment().descent.steps]
