# The two commands that matter: make demo, make test. They need Python >= 3.11 and pip.
PYTHON ?= python3
BIN := .venv/bin
DEMO := build/demo

.PHONY: demo test web long lint format bench queries clean

demo: .venv/ready
	@rm -rf $(DEMO)
	@$(BIN)/kg demo $(DEMO)

# By stealing, each worker keeps its modules and the workspaces they built: a tenth off. One more
# than there are cores, for tests wait for servers and commands.
TOGETHER := -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist worksteal
test: .venv/ready web
	@$(BIN)/python -m pytest $(TOGETHER)

# Pages in a browser, the W3C's suites, attacks on the server, and what needs other engines (oxigraph,
# Virtuoso 7); .ci/run installs what they need.
long: .venv/ready web
	@KG_TESTS=long $(BIN)/python -m pytest $(TOGETHER) tests/browser tests/conformance
	@KG_TESTS=long $(BIN)/python -m pytest tests/endurance tests/engines

# What pages load from TypeScript and npm; done again where web/ has changed since.
web: .venv/ready
	@$(BIN)/python web/build.py

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python web/build.py check
	$(BIN)/python web/build.py test

format: .venv/ready
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .venv/ready web
	$(BIN)/python bench/commands.py
	$(BIN)/python bench/build.py
	$(BIN)/python bench/networks.py
	$(BIN)/python bench/measures.py
	$(BIN)/python bench/clusters.py
	$(BIN)/python bench/catalogue.py
	$(BIN)/python bench/endpoint.py
	$(BIN)/python bench/explorer.py

# The catalogue's page is written from the headers of the .rq files.
queries: .venv/ready
	$(BIN)/python tests/content/test_catalogue.py

clean:
	rm -rf .venv build dist web/built web/node_modules

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
