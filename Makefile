# make run | test | lint | bench | hostile | monkey | faults | mutants: each sets up what it needs by itself, the first
# time and whenever a lock file changes.
# Needed beforehand: Python 3.11 or newer with pip, and make. Another Python than the first one found:
#     make run PYTHON=/path/to/python3
# Arguments are handed on:
#     make run ARGS="--help"        make test ARGS="-k softmax"
# Tests run in as many processes as there are cores, at most four. In one, or in a random order:
#     make test ARGS="-n0 -k softmax"        make test ARGS="-p randomly"

VENV := .venv
IN_VENV := $(VENV)/bin/python
ARGS ?=

# A Python that was asked for must be the one that .venv was made with.
ifdef PYTHON
ASKED := $(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo unknown)
endif

# Asked only when there is something to set up. An environment will do: the set-up goes on in its base Python.
FIND := import sys, importlib.util as u; sys.exit(sys.version_info < (3, 11) or not (u.find_spec("pip") or sys.prefix != sys.base_prefix))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do $$p -c '$(FIND)' 2>/dev/null && echo $$p && break; done)

# .venv is used as it stands if its Python is there, it was made in this folder, and no installation broke off.
SOUND := $(shell [ -x $(IN_VENV) ] && [ ! -e $(VENV)/.installing ] && [ "$$(cat $(VENV)/.place 2>/dev/null)" = "$(CURDIR)" ] \
	&& { [ -z "$(ASKED)" ] || [ -d "$(VENV)/lib/python$(ASKED)" ]; } && echo yes)
SETUP_INPUTS := pyproject.toml tools/setup_env.py $(if $(SOUND),,rebuild)
DISPLAY_STAMP := $(if $(DISPLAY)$(WAYLAND_DISPLAY),$(VENV)/.window)

.PHONY: help run test hostile lint bench faults lock translations thumbnails clean rebuild mutants monkey

help:
	@echo 'make run            opens the application'
	@echo 'make test           runs every test'
	@echo 'make hostile        opens 3 000 hostile files; N=100000 for more'
	@echo 'make lint           runs ruff, mypy and the rules on imports'
	@echo 'make bench          measures speed'
	@echo 'make faults         puts small faults into a copy of the sources: do the tests notice?'
	@echo 'make mutants        puts small faults into the mathematics and the state; it takes long'
	@echo 'make monkey         N random acts of a user, 10000 unless told: make monkey N=50000 ARGS="--seed 3"'
	@echo 'make lock           writes requirements*.txt again; ARGS=--upgrade takes newer versions'
	@echo 'make translations   gathers every text into resources/translations/ and compiles it'
	@echo 'make thumbnails     draws the pictures of the gallery again; ARGS="adam-rescue" for one of them'
	@echo 'make clean          removes .venv and everything that tools leave behind'

run: $(VENV)/.runtime $(DISPLAY_STAMP)
	@$(IN_VENV) main.py $(ARGS)

test: $(VENV)/.development
	@$(IN_VENV) -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

hostile: $(VENV)/.development
	@QT_QPA_PLATFORM=offscreen $(IN_VENV) -m tests.hostile $(N)

lint: $(VENV)/.development
	@$(IN_VENV) -m ruff check --output-format concise .
	@$(IN_VENV) -m mypy
	@$(IN_VENV) -m pytest -q tests/test_architecture.py

bench: $(VENV)/.development
	@$(IN_VENV) -m tests.benchmarks $(ARGS)

faults: $(VENV)/.development
	@$(IN_VENV) -m tests.faults $(ARGS)

mutants: $(VENV)/.mutants
	@$(IN_VENV) tools/mutants.py $(ARGS)

monkey: $(VENV)/.development
	@$(IN_VENV) -m tests.monkey $(or $(N),10000) $(ARGS)

lock:
	@$(call setup,lock $(ARGS))

translations: $(VENV)/.development
	@$(IN_VENV) tools/translations.py

thumbnails: $(VENV)/.development
	@$(IN_VENV) tools/thumbnails.py $(ARGS)

clean:
	rm -rf "$(VENV)" .venv .venv-* .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.runtime: requirements.txt $(SETUP_INPUTS)
	@$(call setup,runtime)

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@$(call setup,development)

$(VENV)/.mutants: requirements-mutants.txt $(VENV)/.development
	@$(call setup,mutants)

$(VENV)/.window: $(VENV)/.runtime
	@$(call setup,window)

rebuild:

define setup
python="$(PYTHON)"; if command -v "$$python" >/dev/null; then VENV="$(VENV)" "$$python" tools/setup_env.py $(1); else \
echo 'Python 3.11 or newer with pip was not found: install it (Debian: apt-get install python3 python3-pip), or name one: make run PYTHON=/path/to/python3' >&2; \
exit 1; fi
endef
