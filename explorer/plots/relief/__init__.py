"""A quantity over two axes as a landscape in three dimensions, drawn without OpenGL."""
