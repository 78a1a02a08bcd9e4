"""The Player: time only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_an_hour_asleep_is_a_tenth_of_a_second():
    player = Player(10**6)
    player.play()
    player.step(3600.0)
    assert player.frame == DEFAULT_SPEED // 10


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


def test_seeking_is_clipped_and_announced_once():
    player, told = Player(10), []
    player.frame_changed.connect(told.append)
    for frame in (5, 5, 99, -3):
        player.seek(frame)
    assert told == [5, 10, 0]


def test_nudging_and_scrubbing_pause():
    player = Player(10)
    player.play()
    player.nudge(3)
    assert player.frame == 3 and not player.playing
    player.nudge(-1)
    assert player.frame == 2
    player.play()
    player.scrub(7)
    assert player.frame == 7 and not player.playing


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


def test_an_unknown_speed_is_refused():
    player = Player(10)
    with pytest.raises(ValueError, match="speed"):
        player.set_speed(3)
    assert player.speed == DEFAULT_SPEED


@given(st.sampled_from(SPEEDS[:-1]), st.lists(st.floats(1e-4, 0.016), min_size=1, max_size=200))
def test_time_cut_in_any_pieces_leads_to_the_same_frame(speed, pieces):
    player = Player(10**6)
    player.set_speed(speed)
    player.play()
    for dt in pieces:
        player.step(dt)
    assert player.frame == pytest.approx(speed * sum(pieces), abs=1 + 1e-6)


def test_a_frame_never_moves_by_more_than_two_hundred_steps():
    player, moves = Player(10**6), []
    player.frame_changed.connect(moves.append)
    player.set_speed(SPEEDS[-1])
    player.play()
    for dt in (0.1, 0.1, 0.016, 0.1):
        player.step(dt)
    assert max(b - a for a, b in zip([0, *moves], moves, strict=False)) <= MAX_STEPS_PER_FRAME


def test_a_new_speed_takes_effect_at_once_and_keeps_the_frame():
    player, told = Player(1000), []
    player.speed_changed.connect(told.append)
    player.play()
    player.seek(10)
    for speed in (300, 300):
        player.set_speed(speed)
    player.step(0.05)
    assert player.frame == 25 and player.playing and told == [300]


def test_seeking_while_playing_plays_on_from_there():
    player = Player(100)
    player.play()
    player.seek(50)
    player.step(0.05)
    assert player.playing and player.frame == 51


def test_toggle_plays_and_pauses_and_pausing_keeps_the_frame():
    player, told = Player(100), []
    player.playing_changed.connect(told.append)
    player.toggle()
    player.step(0.1)
    player.toggle()
    player.pause()
    assert told == [True, False] and player.frame == 2 and player.playing is False
    player.step(0.1)
    assert player.frame == 2


def test_playing_up_to_a_frame_stops_there_by_itself():
    player, told = Player(100), []
    player.playing_changed.connect(told.append)
    player.play(until=5)
    for _ in range(4):
        player.step(0.1)
    assert player.frame == 5 and told == [True, False]
    player.play()
    for _ in range(4):
        player.step(0.1)
    assert player.frame == 13 and player.playing, "the next time it plays on"


def test_playing_up_to_a_frame_beyond_the_end_stops_at_the_end():
    player = Player(3)
    player.toggle(until=50)
    for _ in range(4):
        player.step(0.1)
    assert player.frame == 3 and not player.playing


def test_toggling_up_to_a_frame_stops_there():
    player = Player(100)
    player.toggle(until=3)
    for _ in range(4):
        player.step(0.1)
    assert player.frame == 3 and not player.playing


def test_playing_from_the_frame_to_stop_at_stops_at_once():
    player = Player(100)
    player.seek(7)
    player.play(until=7)
    player.step(0.1)
    assert player.frame == 7 and not player.playing


def test_a_frame_begun_is_forgotten_by_a_jump_and_by_a_pause():
    for interrupt in (lambda player: player.seek(0), lambda player: (player.pause(), player.play())):
        player = Player(100)
        player.play()
        player.step(0.04)  # eight tenths of a step
        interrupt(player)
        player.step(0.04)
        assert player.frame == 0
        player.step(0.04)
        assert player.frame == 1


def test_at_most_one_step_is_still_owed_after_the_fastest():
    player = Player(10**6)
    player.set_speed(SPEEDS[-1])
    player.play()
    player.step(0.1)
    assert player.frame == MAX_STEPS_PER_FRAME
    player.set_speed(1)
    player.step(0.0)
    assert player.frame <= MAX_STEPS_PER_FRAME + 1


def test_a_jump_takes_whole_frames_only():
    player = Player(10)
    player.seek(3.9)
    assert player.frame == 3 and isinstance(player.frame, int)


def test_a_player_begins_paused_at_the_default_speed():
    player = Player(10)
    assert (player.frame, player.playing, player.speed, player.steps) == (0, False, DEFAULT_SPEED, 10)


def heard(signal) -> list[int]:
    """Collects the frames emitted from now on."""
    frames: list[int] = []
    signal.connect(frames.append)
    return frames


def test_a_frame_is_not_reached_before_it_is_drawn():
    player = Player(100)
    player.seek(60)
    assert player.reached == 0 and player.is_behind
    reached = heard(player.reached_changed)
    for frame in (20, 20, 60):
        player.reach(frame)
    assert reached == [20, 60] and not player.is_behind


def test_going_back_is_no_further_than_the_frame_asked_for():
    player = Player(100)
    player.seek(60)
    player.reach(60)
    reached = heard(player.reached_changed)
    player.seek(10)
    assert player.reached == 10 and reached == [10] and not player.is_behind
    player.set_steps(5)
    assert player.reached == 5 and reached == [10, 5]


def test_who_hears_of_a_frame_finds_nothing_reached_beyond_it():
    player, seen = Player(100), []
    player.seek(60)
    player.reach(60)
    player.frame_changed.connect(lambda frame: seen.append((frame, player.reached)))
    player.seek(10)
    assert seen == [(10, 10)]


@given(st.lists(st.tuples(st.booleans(), st.integers(-5, 120)), max_size=20))
def test_what_is_reached_is_never_beyond_the_frame(moves):
    player = Player(100)
    for is_asked, frame in moves:
        (player.seek if is_asked else player.reach)(frame)
        assert 0 <= player.reached <= player.frame


def test_the_speed_stops_at_both_ends():
    player = Player(100)
    for way, end in ((1, SPEEDS[-1]), (-1, SPEEDS[0])):
        for _ in range(len(SPEEDS) + 1):
            player.change_speed(way)
        assert player.speed == end


def test_a_play_within_a_time_is_faster_than_the_speed():
    player = Player(500)
    player.play(400, within=2.0)
    for _ in range(20):
        player.step(0.05)
    assert player.frame == pytest.approx(200, abs=2) and player.speed == DEFAULT_SPEED
    player.set_speed(DEFAULT_SPEED)  # chosen by the user
    player.step(0.1)
    assert player.frame == pytest.approx(202, abs=2)
    player.pause()
    player.play()
    before = player.frame
    player.step(0.1)
    assert player.frame - before <= 2, "the next play is as fast as the speed"


def test_a_play_within_a_long_time_is_not_slower_than_the_speed():
    player = Player(500)
    player.play(within=1000.0)
    player.step(0.1)
    assert player.frame == DEFAULT_SPEED // 10
