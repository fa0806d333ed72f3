# Takhoum: the two commands for a fresh machine are `make serve` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

HOST ?= 127.0.0.1
PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
# Python versions whose wheels the offline bundle carries.
BUNDLE_PYTHONS ?= 3.11 3.12 3.13

PIP := $(BIN)/python -m pip --disable-pip-version-check
SOURCES_OF_INSTALL := pyproject.toml hatch_build.py package.json package-lock.json $(wildcard scripts/front/*.mjs) \
	$(wildcard webmap/static/js/*.js) $(wildcard webmap/static/css/*.css) \
	$(wildcard webmap/translations/*/LC_MESSAGES/*.po)

.PHONY: help serve test check soak bench bundle lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(VENV)/.runtime ## install, publish the bundled data, serve http://127.0.0.1:8000/
	@$(BIN)/takhoum publish
	@exec $(BIN)/takhoum serve --host $(HOST) --port $(PORT)

test: ## everything a change can break (installs Chromium with apt-get when it is missing)
	@scripts/ci/apt.sh chromium
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev node_modules/.package-lock.json ## format, lint, types, import rules, translations, data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python scripts/ci/node.py node_modules/typescript/bin/tsc --project jsconfig.json
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_docs.py tests/webmap/test_translations.py
	$(BIN)/takhoum check data

soak: $(VENV)/.dev ## the long forms, with full counts, and the GIS programs of Debian
	@scripts/ci/apt.sh chromium gdal-bin:ogrinfo python3-qgis:/usr/lib/python3/dist-packages/qgis/__init__.py \
		libreoffice-writer-nogui:soffice pandoc texlive-latex-recommended:pdflatex
	$(BIN)/python -m pytest -m soak --timeout 3600

bench: $(VENV)/.bench ## measure against the limits and beside the peers; rewrites docs/benchmarks.md
	$(BIN)/python -m scripts.bench

bundle: $(VENV)/.dev ## dist/takhoum-VERSION-offline.tar.gz: all wheels with hashes, installer, deployment files
	$(BIN)/python -m scripts.bundle --python $(BUNDLE_PYTHONS)

lock: ## rewrite requirements/*.txt (needs uv)
	scripts/ci/lock.sh

clean: ## remove what was made here, but not var/
	rm -rf $(VENV) dist build node_modules webmap/static/vendor webmap/static/bundle .mypy_cache .pytest_cache .ruff_cache
	find webmap/translations -name '*.mo' -delete

$(VENV)/bin/python:
	@python=$$(scripts/ci/python.sh) && echo "Making $(VENV) with $$python" && "$$python" -m venv $(VENV)

# The build requirements come first and from the same kind of lock, so the build itself resolves nothing.
$(VENV)/.build: requirements/build.txt | $(VENV)/bin/python
	@echo "Installing the build requirements"
	@$(PIP) install --quiet --require-hashes --requirement requirements/build.txt
	@touch $@

$(VENV)/.packages: requirements/runtime.txt | $(VENV)/bin/python
	@echo "Installing the locked packages"
	@$(PIP) install --quiet --require-hashes --requirement requirements/runtime.txt
	@touch $@

$(VENV)/.runtime: $(VENV)/.build $(VENV)/.packages $(SOURCES_OF_INSTALL)
	@echo "Installing takhoum"
	@$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing the locked development packages"
	@$(PIP) install --quiet --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.dev
	@echo "Installing the locked benchmark peers"
	@$(PIP) install --quiet --require-hashes --requirement requirements/bench.txt
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json .npmrc $(VENV)/.build
	@echo "Installing the locked tools for JavaScript"
	@$(BIN)/python scripts/ci/node.py npm ci --no-audit --no-fund --loglevel=error
	@touch $@
