"""One widget a file; each is given only what it draws, and creates its plot items once."""

from explorer import overrides

overrides.install()  # before any view's class is made
