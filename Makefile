# Needed beforehand: Python 3.11 or newer, make, and a network to the package index.
# Every target prepares the environment first; that takes a moment once nothing is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help environment browser office demo check tests test quick format translations bench clean

BIN := .venv/bin

# Dozens of the tests start a Python of their own: none shall compile what another has.
unexport PYTHONDONTWRITEBYTECODE

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

environment: ## .venv/ with the locked dependencies
	@.ci/environment

browser: environment
	@.ci/browser

# After the browser: apt-get installs one thing at a time.
office: browser
	@.ci/office

demo: environment ## a province to try out: database, server, worker; prints addresses and logins
	@$(BIN)/hailong demo

check: environment
	@.ci/check

tests: environment browser office
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

test: check tests ## everything that CI checks

quick: check ## lint, types, and the tests on SQLite without a browser: about four minutes
	@$(BIN)/pytest -q -n auto --dist loadfile -m "not postgresql and not browser and not slow"

format: environment ## put Python and templates in order
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

translations: environment ## carry new texts into the catalogues
	@.ci/translations

bench: environment ## measure, and write the figures to docs/performance.md
	@$(BIN)/python -m bench

clean: ## remove what was built; the data in instance/ stays
	rm -rf .venv .tools dist screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
