"""Speed: each figure and what it is compared with, measured alternately in one run.

`make bench` prints the table; `make bench ARGS="b e"` measures only those figures, `ARGS="--runs 3"` all of them three
times, and prints the median run. No test asserts any of it.
"""
