"""The Player: pure time."""

from __future__ import annotations

import pytest

from explorer.state.player import DEFAULT_SPEED, MAX_STEPS_PER_FRAME, SPEEDS, Player


def test_speeds_reach_from_one_a_second_to_two_hundred_a_frame():
    assert SPEEDS[0] == 1 and SPEEDS[-1] == 200 * 60 and list(SPEEDS) == sorted(SPEEDS)


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_second_in_sixtieths_moves_by_the_speed(speed):
    player = Player(10**6)
    player.set_speed(speed)
    player.play()
    for _ in range(60):
        player.step(1 / 60)
    assert player.frame == pytest.approx(speed, abs=1)


def test_no_time_passes_while_paused():
    player = Player(100)
    player.step(5.0)
    assert player.frame == 0 and not player.playing


def test_a_hiccup_does_not_leap():
    player = Player(10**6)
    player.set_speed(SPEEDS[-1])
    player.play()
    player.step(60.0)
    assert player.frame <= MAX_STEPS_PER_FRAME


def test_the_end_stops_and_play_starts_over():
    player = Player(3)
    told = []
    player.playing_changed.connect(told.append)
    player.play()
    for _ in range(20):
        player.step(0.1)
    assert player.frame == 3 and not player.playing and told == [True, False]
    player.play()
    assert player.frame == 0 and player.playing


def test_seeking_is_clipped_and_told_once():
    player, told = Player(10), []
    player.frame_changed.connect(told.append)
    for frame in (5, 5, 99, -3):
        player.seek(frame)
    assert told == [5, 10, 0]


def test_nudging_pauses():
    player = Player(10)
    player.play()
    player.nudge(3)
    assert player.frame == 3 and not player.playing
    player.nudge(-1)
    assert player.frame == 2


def test_rewind_stops_at_zero():
    player = Player(10)
    player.seek(4)
    player.play()
    player.rewind()
    assert player.frame == 0 and not player.playing


def test_fewer_steps_take_the_frame_along():
    player = Player(10)
    player.seek(8)
    player.set_steps(5)
    assert player.frame == 5 and player.steps == 5


def test_a_speed_that_is_none_is_refused():
    player = Player(10)
    with pytest.raises(ValueError, match="speed"):
        player.set_speed(3)
    assert player.speed == DEFAULT_SPEED
