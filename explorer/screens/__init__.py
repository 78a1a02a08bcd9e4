"""One screen a file: a composition of views on one subject."""
