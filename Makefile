# Two commands on a fresh machine with Python 3.11 or newer: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
COUNT ?= 22000
DAYS ?= 0
HOURS ?= 0

.PHONY: run demo-full test check bench reset manage move-clock translations format lock clean

run: $(STAMP)  ## the whole demonstration; PORT=8100 for another port
	@exec $(PY) -m governance.embedded.run

demo-full: $(STAMP)  ## 22,000 staff into the demonstration that runs on PORT
	@$(PY) -m governance.embedded.manage make_people --count $(COUNT)

move-clock: $(STAMP)  ## move the demonstration's clock on: make move-clock DAYS=7
	@$(PY) -m governance.embedded.manage move_clock --days $(DAYS) --hours $(HOURS)

manage: $(STAMP)  ## a management command: make manage ARGS="verify_ledger"
	@$(PY) -m governance.embedded.manage $(ARGS)

test: $(STAMP)  ## the whole test suite on real servers; ARGS="tests/core -x"
	@$(PY) -m governance.embedded.test $(ARGS)

check: $(STAMP)  ## format, lint, types, layers, migrations, translations, deployment
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy governance compliance voice privacy audit
	$(VENV)/bin/lint-imports
	$(PY) -m governance.embedded.test -- manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=governance.settings.test $(PY) manage.py translations_complete
	$(PY) -m governance.embedded.test -- -m governance.embedded.check_deploy

bench: $(STAMP)  ## speed figures, printed
	@$(PY) -m governance.embedded.test -- -m tests.bench

translations: $(STAMP)  ## bring locale/ja up to date and say what is missing
	@DJANGO_SETTINGS_MODULE=governance.settings.test $(PY) manage.py update_translations

format: $(STAMP)
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

lock:  ## renew requirements.lock from the ranges in pyproject.toml
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install -q uv
	$(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --extra dev --extra spark --no-header pyproject.toml -o requirements.lock
	rm -rf $(VENV)-lock

reset:  ## throw the demonstration's data away
	@rm -rf .data && echo "The demonstration's data is gone; make run starts afresh."

clean: reset
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. Debian and Ubuntu: apt-get install -y python3-venv"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing libraries (about a minute, once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@touch $@
