"""Speed, each figure beside what it is compared with, both measured in turns in one run.

`make bench` prints the table; `make bench ARGS="b e"` measures only those figures. No test asserts any of it.
"""
