"""One widget a file; each is given only what it draws, and creates its plot items once."""
