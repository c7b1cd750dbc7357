# Everything a newcomer needs: `make demo` to see it work, `make test` to change it.
SHELL := /bin/bash
BIN := .venv/bin
LOCK := pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
    --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
PROJECT := --build-deps-for editable

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check format lint types imports tests unit mutants torture install lock

help:
	@echo "make demo     make a sample archive, search it, cite from it, trace through it"
	@echo "make test     install what the tests need, then make check"
	@echo "make check    format, lint, types, imports, tests"
	@echo "make unit     the tests that need no server and no program, in about a minute"
	@echo "make mutants  plant small faults and see which the tests catch; goes on where it stopped"
	@echo "make torture  kill it 200 times at random moments, and look for what that broke"
	@echo "make lock     pin the requirements anew (needs pip-tools)"

demo:
	@scripts/install.sh demo
	@scripts/demo.sh

test:
	@scripts/programs.sh
	@$(MAKE) --no-print-directory check

check: format lint types imports security tests

format: install
	$(BIN)/ruff format --check .

lint: install
	$(BIN)/ruff check .

types: install
	$(BIN)/mypy

imports: install
	$(BIN)/lint-imports

security: install
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive schemas ingest service cli

tests: install
	$(BIN)/pytest -n 2 --dist loadgroup --no-loadscope-reorder

unit: install
	$(BIN)/pytest tests/unit

# docs/measures/mutants.md; another seed: make mutants SEED=4
SEED ?= 1
mutants: install
	$(BIN)/python -m bench.mutants build/mutants/$(SEED) --seed $(SEED)

# docs/MEASURES.md, "Kills and power cuts"; it goes by seeds too, and takes half an hour
KILLS ?= 200
torture: install
	$(BIN)/python -m bench.torture --count $(KILLS) --seed $(SEED)

install:
	@scripts/install.sh dev

# models.txt: of the package with the model nothing else is used, so nothing it needs
# dev.txt is held to the versions of demo.txt, so that one .venv serves both
lock:
	$(LOCK) $(PROJECT) --extra samples --output-file requirements/demo.txt pyproject.toml
	$(LOCK) $(PROJECT) --extra production --extra handwriting --extra oidc \
	    --constraint requirements/demo.txt \
	    --output-file requirements/production.txt pyproject.toml
	$(LOCK) $(PROJECT) --extra samples --extra production --extra handwriting --extra cluster \
	    --extra meaning --extra mcp --extra oidc \
	    --extra dev \
	    --constraint requirements/demo.txt --output-file requirements/dev.txt pyproject.toml
	mkdir -p build
	$(LOCK) --output-file build/models.txt requirements/models.in
	sed -n '/^rapidocr==/,/# via/p' build/models.txt >requirements/models.txt
