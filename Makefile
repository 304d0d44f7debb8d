# Everything is installed into .venv from the locks in requirements/, by hash. A machine needs Python 3.11 to 3.13 with
# its venv module, and make; nothing is installed outside of this folder.

VENV ?= .venv
JOBS ?= 2
# A python3.11 that stands on the path may still be unable to run (a version manager's stub), so it is asked.
PYTHON ?= $(shell python3.11 -c '' >/dev/null 2>&1 && echo python3.11 || echo python3)

PY := $(VENV)/bin/python
# The builds use the backends that build.txt pins; none is fetched behind our back.
INSTALL := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --no-build-isolation

# Compiled patterns are kept here, not in the user's cache directory.
export SUMMARIZER_CACHE ?= $(abspath $(VENV))/patterns

.PHONY: seed test setup check format wheel lock clean

seed: $(VENV)/.runtime ## set everything up and summarize the first seed
	@$(VENV)/bin/summarizer summarize seeds/000_e7aaa8685360d917.txt

test: $(VENV)/.dev ## set everything up, then lint, types and tests
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n $(JOBS)

setup: $(VENV)/.dev ## the development environment alone

format: $(VENV)/.dev ## rewrite the code in house style
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

wheel: $(VENV)/.dev ## build sdist and wheel, install the wheel elsewhere, compare its output with the checkout's
	VENV=$(VENV) PYTHON=$(PYTHON) scripts/check_wheel.sh

lock: ## write requirements/*.txt anew (needs uv)
	scripts/lock.sh

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.build: requirements/build.txt
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14) and "summarizer needs Python 3.11 to 3.13")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/.runtime: $(VENV)/.build requirements/runtime.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/runtime.txt
	$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
