"""Speed, each figure beside what it is compared with, both measured in turns in one run.

`make bench` prints the table; `make bench ARGS="b e"` measures only those figures, `ARGS="--runs 3"` all of them three
times, of which the median run is printed. No test asserts any of it.
"""
