"""A field as a picture: which sample has which colour and place, and what is not drawn."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.look.theme import colour_table
from explorer.plots.field_image import ContourLines, FieldImage
from explorer.state.drawn_surface import Field

RANGES = ((-1.0, 3.0), (0.0, 4.0))


def colours(image: FieldImage) -> np.ndarray:
    """(N, N) the words of colour drawn, 0xAARRGGBB."""
    red, green, blue, alpha = np.moveaxis(image.image.astype(np.uint32), -1, 0)
    return alpha << 24 | red << 16 | green << 8 | blue


@pytest.fixture
def image(qapp) -> FieldImage:
    return FieldImage()


def test_samples_have_the_colours_of_their_share_of_the_range(image):
    samples = np.linspace(2.0, 6.0, 9).reshape(3, 3)
    image.show_field(Field(samples, 2.0, 6.0), RANGES, "viridis")
    table = colour_table("viridis")
    assert colours(image).ravel().tolist() == [int(table[int(255.999 * i / 8)]) for i in range(9)]


def test_samples_beyond_the_range_have_the_colour_of_its_end(image):
    image.show_field(Field(np.array([[-5.0, 0.0], [1.0, 5.0]]), 0.0, 1.0), RANGES, "lecture")
    first, last = (int(word) for word in colour_table("lecture")[[0, 255]])
    assert colours(image).tolist() == [[first, first], [last, last]]


def test_what_is_not_a_number_has_no_colour(image):
    image.show_field(Field(np.array([[np.nan, 0.0], [1.0, np.nan]]), 0.0, 1.0), RANGES, "lecture")
    assert (colours(image) == 0).tolist() == [[True, False], [False, True]]


def test_the_outer_samples_lie_on_the_ends_of_the_axes(image):
    image.show_field(Field(np.zeros((5, 5)), 0.0, 1.0), RANGES, "lecture")
    box = image.mapRectToParent(image.boundingRect())
    assert (box.left(), box.right(), box.top(), box.bottom()) == (-1.5, 3.5, -0.5, 4.5)


def test_the_same_field_is_not_coloured_again(image):
    field = Field(np.zeros((2, 2)), 0.0, 1.0)
    image.show_field(field, RANGES, "lecture")
    first = image.image
    image.show_field(field, ((0.0, 1.0), (0.0, 1.0)), "lecture")
    assert image.image is first and image.shaded is field
    image.show_field(field, RANGES, "grey")
    assert image.image is not first


def test_contours_are_one_line_with_gaps(qapp):
    contours = ContourLines()
    contours.show_levels([[np.array([[0.0, 1.0], [2.0, 3.0]])], [], [np.array([[4.0, 5.0]])]])
    x, y = contours.getData()
    np.testing.assert_array_equal(x, [0, 2, np.nan, 4, np.nan])
    np.testing.assert_array_equal(y, [1, 3, np.nan, 5, np.nan])
    contours.show_levels([])
    assert not len(contours.getData()[0])
