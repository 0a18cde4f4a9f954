# Entente: the commands a person types. `make help` lists them; each is a script of .ci/ or a module of the project.
SHELL := /bin/bash
PYTHON := .venv/bin/python
export PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test stress check bench screens messages lock

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## Run the demonstration on http://localhost:8000 (another port: PORT=8010 make demo)
	@.ci/demo

demo-reset: ## Forget what was done in the demonstration, and run it from its beginning
	@.ci/demo --reset

test: ## Run every test on SQLite and PostgreSQL (some of them: make test ARGS="-k vote")
	@.ci/test $(ARGS)

stress: ## Run the tests that race, kill and overload, on PostgreSQL and Redis
	@.ci/install dev
	@$(PYTHON) -m tests.servers -- $(PYTHON) -m pytest -m stress $(ARGS)
	@$(PYTHON) -m tests.reliability.storm

check: ## Check style, types, floors, lengths, settings, translations and generated pages
	@.ci/check

bench: ## Measure the pages against the floor page
	@.ci/install dev
	@$(PYTHON) -m benchmarks.overview $(ARGS)

screens: ## Take pictures of every page: both languages, both themes, both widths
	@.ci/install dev
	@$(PYTHON) -m tests.screens $(ARGS)

messages: ## Gather the texts to translate into locale/, and say what is missing
	@.ci/install dev
	@$(PYTHON) -m tests.translations --gather

lock: ## Lock the dependencies of pyproject.toml again (needs uv)
	@export PATH="$(CURDIR)/.venv/bin:$$PATH"; \
	command -v uv >/dev/null || { echo "make lock needs uv: $(PYTHON) -m pip install uv" >&2; exit 1; }; \
	options="--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-strip-extras"; \
	uv pip compile $$options pyproject.toml --output-file requirements/base.lock && \
	uv pip compile $$options pyproject.toml --group dev --constraints requirements/base.lock --output-file requirements/dev.lock
