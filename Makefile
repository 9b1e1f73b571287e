# `make run` starts Mirsad, `make test` runs its tests; both make the virtual environment they need.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
TOO_OLD := Mirsad needs Python 3.11 or newer: install it (Debian, Ubuntu: apt install python3 python3-venv; \
	macOS: brew install python3) and run make again.
NO_VENV := This Python cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install \
	python3-venv) and run make again.

.PHONY: run test check bench bench-compiled soak fuzz gazetteer format clean

run: .venv/installed
	@$(BIN)/mirsad run

test: .venv/installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/check_tree.py
	$(BIN)/python .ci/check_dependencies.py

# An hour and a quarter on two quiet cores; the modules say how to make each of them shorter.
bench: .venv/installed-bench
	$(BIN)/python -m tests.bench.summarizer
	$(BIN)/python -m tests.bench.standing
	$(BIN)/python -m tests.bench.delivery
	$(BIN)/python -m tests.bench.search
	$(BIN)/python -m tests.bench.intake
	$(BIN)/python -m tests.bench.polling

# The wheel whose summarizer is C: the same answers in two thirds of the time, for whoever reads archives. Takes a C
# compiler and ten to fifteen minutes; `pip install` what lies in build/wheel where Mirsad is to run.
build/compiled: setup.py $(shell find summarizer -name '*.py') | .venv/installed-dev
	@echo "Compiling the summarizer (ten to fifteen minutes) ..."
	@rm -rf build/wheel $@ && mkdir -p build
	@MIRSAD_COMPILED=1 $(BIN)/python -m build --wheel --no-isolation --outdir build/wheel . >build/compiled.log 2>&1 || \
		{ tail -20 build/compiled.log >&2; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target $@ build/wheel/*.whl

bench-compiled: export PYTHONSAFEPATH = 1
bench-compiled: export PYTHONPATH = build/compiled:.
bench-compiled: build/compiled
	$(BIN)/python -m tests.corpus.gate
	$(BIN)/python -m tests.bench.summarizer

soak: .venv/installed-dev
	$(BIN)/python -m tests.load.soak --kills 200
	$(BIN)/python -m tests.load.day

fuzz: .venv/installed-dev
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	$(BIN)/python -m tests.fuzz --inputs 500000

gazetteer: .venv/installed-dev
	$(BIN)/python -m summarizer.places.build_places

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "$(TOO_OLD)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(NO_VENV)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Mirsad into .venv (about a minute, the first time only) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Mirsad and its test tools into .venv (about a minute, the first time only) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch .venv/installed $@

.venv/installed-bench: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing Mirsad, its test tools and what it is compared with into .venv ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@
