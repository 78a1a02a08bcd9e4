"""The page of two images: what it shows is computed here again, and what it asks for is what was clicked."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.core.pixel_losses import PIXEL_LOSSES
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.screens.network.images_page import ImagesPage
from explorer.state.datasets import digits
from tests.support.gui import LEFT, WORDING, choose, press, settle, type_into
from tests.support.painted import painted_faults

NAMES = [str(k) for k in range(10)]
FIVE, ZERO = 2500, 0


@pytest.fixture
def page(shown):
    """The page as a screen shows it: what it asks for is shown, and kept in `page.asked`."""
    page = shown(ImagesPage(THEMES["light"], WORDING), 1280, 570)
    state = {"pair": (FIVE, ZERO), "loss": "squared_sum", "raw": False}
    page.asked = []

    def write(**changes):
        page.asked.append(changes)
        state.update(changes)
        page.show_comparison(**state, colour_map="lecture")

    names = {"images": "pair", "pixel_loss": "loss", "raw_pixels": "raw"}
    page.changed.connect(lambda changes, _: write(**{names[name]: value for name, value in changes.items()}))
    page.show_data(*digits(), NAMES)
    write()
    settle()
    return page


def values(page) -> dict[str, str]:
    """The number of each row, by the name in it."""
    texts = [cell.text.removeprefix("▸ ") for cell in page.table.cells()]
    names = {WORDING.label(loss): key for key, loss in PIXEL_LOSSES.items()}
    return {names[text]: texts[i + 2] for i, text in enumerate(texts) if text in names}


def sums(page) -> list[str]:
    return page.pixels.sums.text().replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_the_first_two_images_of_mnist_have_their_numbers(page):
    assert values(page) == {
        "squared_sum": "87.63248",
        "squared_mean": "0.111776",
        "squared_distance": "9.361222",
        "of_pixels": "∞",
        "of_pixels_clipped": "613.6853",
        "of_classes_in_keras": "960.9905",
        "of_each_pixel_in_keras": "1.098260",
        "of_distributions": "∞",
        "of_distributions_clipped": "8.902910",
    }
    assert sums(page)[1] == "(1/N) Σ (aᵢ − bᵢ)² = 0.111776"
    assert "add up to 107.9412" in page.why.text()


def test_raw_pixels_give_what_an_unscaled_program_prints(page):
    choose(page.scale, True)
    assert page.asked[-1] == {"raw": True}
    images = digits()[0].astype(float)
    squares = np.square(images[FIVE] - images[ZERO])
    assert values(page)["squared_sum"] == numbers.count(squares.sum())
    assert values(page)["squared_mean"] == f"{squares.mean():.3f}"
    assert sums(page)[0] == f"Σ (aᵢ − bᵢ)² = {numbers.count(squares.sum())}"
    page.changed.emit({"pixel_loss": "of_each_pixel_in_keras"}, None)
    assert values(page)["of_each_pixel_in_keras"] == "−184.4932" and "Below 0" in page.note.text()
    page.pixels.picture.pointed.emit(300)
    assert f"a = {int(images[FIVE, 300])}\nb = {int(images[ZERO, 300])}\n" in page.pixels.one_pixel.text()


def test_one_button_swaps_the_images_and_the_cross_entropy_changes(page):
    page.changed.emit({"pixel_loss": "of_pixels_clipped"}, None)
    assert "The other way round: 863.7568" in page.note.text()
    QTest.mouseClick(page.swap, LEFT)
    assert page.asked[-1] == {"pair": (ZERO, FIVE)}
    assert values(page)["of_pixels_clipped"] == "863.7568" and values(page)["squared_sum"] == "87.63248"
    assert "The other way round: 613.6853" in page.note.text()


def test_a_click_on_an_image_takes_the_next_of_its_class(page):
    picture = page.first.picture
    QTest.mouseClick(picture, LEFT, pos=picture.picture().center().toPoint())
    assert page.asked[-1] == {"pair": (FIVE + 1, ZERO)} and page.first.number.value == 2
    QTest.mouseClick(picture, LEFT, pos=QPoint(1, 1))
    assert page.asked[-1] == {"pair": (FIVE + 1, ZERO)}
    QTest.mouseClick(page.second.previous, LEFT)
    assert page.asked[-1] == {"pair": (FIVE + 1, 499)} and page.second.number.value == 500
    QTest.mouseClick(page.second.next, LEFT)
    assert page.asked[-1] == {"pair": (FIVE + 1, ZERO)}


def test_any_image_is_chosen_by_class_and_number(page):
    choose(page.second.classes, 7)
    assert page.asked[-1] == {"pair": (FIVE, 3500)}
    type_into(page.second.number, "500")
    assert page.asked[-1] == {"pair": (FIVE, 3999)}
    refusals = []
    page.message.connect(refusals.append)
    type_into(page.second.number, "501")
    assert page.asked[-1] == {"pair": (FIVE, 3999)} and "500" in refusals[0]
    assert page.second.picture.accessibleName() == "b, the prediction: image 500 of class 7"


def test_one_pixel_is_marked_in_all_three_pictures(page):
    picture = page.pixels.picture
    assert "Point at" in page.pixels.one_pixel.text()
    QTest.mouseMove(picture, picture.squares().place(290).center().toPoint())
    settle()
    images = digits()[0][[FIVE, ZERO], 290] / 255
    term = np.square(images[0] - images[1])
    assert page.pixels.one_pixel.text().splitlines() == [
        "Row 11, column 11:",
        "a = 1 / 255 = 0.0039",
        "b = 238 / 255 = 0.9333",
        f"It adds {term:.4f}: {100 * term / 87.63248:.2f}% of the sum.",
    ]
    for each in (page.first.picture, page.second.picture, picture):
        assert each.accessibleDescription() == page.pixels.one_pixel.text()


def test_crosses_mark_the_pixels_that_add_infinity(page):
    page.changed.emit({"pixel_loss": "of_pixels"}, None)
    images = digits()[0]
    infinite = np.flatnonzero((images[FIVE] > 0) & (images[ZERO] == 0)).tolist()
    assert page.pixels.picture.crossed() == infinite and len(infinite) == 67
    assert "Pixels that add ∞ (crosses): 67." in page.note.text()
    page.pixels.picture.pointed.emit(infinite[0])
    assert page.pixels.one_pixel.text().endswith("It adds ∞.")


def test_a_black_picture_and_two_equal_ones_are_explained(page):
    images = np.zeros((2, 784), dtype=np.uint8)
    images[1, :4] = 255
    page.show_data(images, np.array([3, 3]), NAMES)
    page.show_comparison((0, 1), "of_distributions", False, "lecture")
    assert values(page)["of_distributions"] == "–" and "not a distribution" in page.note.text()
    page.show_comparison((1, 99), "of_distributions", False, "lecture")
    assert values(page)["of_distributions"] == f"{np.log(4):.6f}" and values(page)["squared_sum"] == "0"
    assert page.first.classes.count() == 1


@pytest.mark.parametrize("theme, width, height", [("light", 1024, 550), ("projector", 1280, 570), ("dark", 1920, 930)])
def test_no_text_is_cut_off_at_any_size(shown, qapp, theme, width, height):
    font = qapp.font()
    qapp.setFont(THEMES[theme].font())
    page = shown(ImagesPage(THEMES[theme], WORDING), width, height)
    page.show_data(*digits(), NAMES)
    for key in PIXEL_LOSSES:
        for raw in (False, True):
            page.show_comparison((FIVE, ZERO), key, raw, "lecture")
            page.pixels.picture.pointed.emit(400)
            settle()
            assert page.minimumSizeHint().height() <= height and page.minimumSizeHint().width() <= width
            assert not painted_faults(page), (key, raw)
    qapp.setFont(font)


def test_every_control_is_named_and_reached(page):
    for control in page.controls():
        assert control.accessibleName() and (control.toolTip() or control is page.table)
    press(page.table, "End")
    assert page.asked[-1] == {"loss": "of_distributions_clipped"}
    press(page.first.picture, "Right")
    press(page.pixels.picture, "Up")
    assert page.pixels.one_pixel.text().startswith("Row 14, column 15:")


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
def test_on_stage_the_pictures_are_large_and_the_titles_whole(make_window, size):
    window = make_window(size=size, theme="projector")
    window.workbench.show_screen("network")
    window.screens.current.reveal("pixels")
    window.presenter.toggle()
    settle()
    page = window.screens.current.page
    assert not painted_faults(window)
    assert page.pixels.picture.picture().width() >= 0.48 * window.height()
    for chooser in (page.first, page.second):
        assert chooser.picture.picture().width() >= 0.28 * window.height()
    assert page.first.geometry().bottom() < page.second.geometry().top()
    window.presenter.present_alone("numbers")
    settle()
    assert not painted_faults(window)
    assert page.table.width() > 0.95 * page.numbers.width() and page.note.y() >= page.table.geometry().bottom()


def test_a_pointer_dragged_off_the_table_points_at_nothing(page):
    inside = page.table.row("of_pixels").center().toPoint()
    QTest.mousePress(page.table, LEFT, pos=inside)
    assert page.asked[-1] == {"loss": "of_pixels"}
    for y in (-5000, -1, page.table.height(), 5000):
        QTest.mouseMove(page.table, QPoint(inside.x(), y))
        settle()
    QTest.mouseRelease(page.table, LEFT, pos=QPoint(inside.x(), -5000))
    assert page.asked[-1] == {"loss": "of_pixels"}
