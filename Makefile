# Two commands do all set-up: `make demo` and `make test`. `make` alone lists the rest.
PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
PY := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup web demo serve test lint check fix sim faults kills e2e bench pouchdb screenshots guide lock clean

help: ## list what can be done
	@grep -hE '^[a-z][a-z0-9-]*:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[server,desktop,build,dev]'
	touch $@

setup: $(VENV)/.ready ## a virtual environment with the pinned dependencies

web: setup ## build the offline web app into build/pwa
	$(PY) -m tools.build_web --out build/pwa

demo: web ## set up a fictional area and serve it (PORT, HOST, DATA_DIR override)
	DATA_DIR=$${DATA_DIR:-data/demo} $(PY) -m sync_server demo

serve: web ## run the server on DATA_DIR (see docs/install.md)
	$(PY) -m sync_server serve

# Most of what tests wait for is the disk: where memory can stand in for it, their files are there. `kill -9` is as real there.
ROOMY := $(shell [ -w /dev/shm ] && df -Pk /dev/shm | awk 'NR == 2 && $$4 > 4000000 { print "/dev/shm" }')

TESTS = $(if $(ROOMY),TMPDIR=$(ROOMY)) SITE_DIR=$(CURDIR)/build/pwa $(PY) -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder --durations=15

test: web ## unit, server, sync and browser tests (JOBS files at once)
	$(TESTS) -m 'not long'

e2e: web ## the long stories in a real browser, which `make test` leaves out
	$(TESTS) -m long

lint: setup ## format, lint, types and import contracts
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

check: lint ## lint and the quick tests
	$(PY) -m pytest -q -m 'not browser and not slow'

fix: setup ## format and safe lint fixes
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

sim: setup ## days of an office from seeds (SEEDS=2000 from FIRST=0; SEED=7 tells one)
	$(PY) -m tests.simulation --jobs $(JOBS) $(if $(SEED),--seed $(SEED),--seeds $(or $(SEEDS),2000) --first $(or $(FIRST),0))

faults: setup ## bugs planted in the real code, each found by its named test and by days
	$(PY) -m tests.faults --jobs $(JOBS) $(FAULTS)

kills: web ## kill -9 of the store, the server and the browser (STORE=1000 SERVER=200 BROWSER=100 SEED=…)
	$(PY) -m tests.kills --store $(or $(STORE),1000) --server $(or $(SERVER),200) --browser $(or $(BROWSER),100) $(if $(SEED),--seed $(SEED))

POUCHDB := bench/pouchdb/node_modules/.ready

$(POUCHDB): bench/pouchdb/package-lock.json
	npm ci --prefix bench/pouchdb --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

pouchdb: $(POUCHDB) ## PouchDB from npm, for the bench that runs it beside ours

bench: web $(if $(shell command -v npm),pouchdb) ## timings against targets (beside PouchDB where there is npm)
	$(PY) -m bench

screenshots: web ## every screen into docs/screens
	$(PY) -m tools.screenshots

guide: web ## the pictures of docs/field-guide.th.md, taken from the demo
	$(PY) -m tools.guide

lock: setup ## write constraints.txt from the environment
	$(PY) -m pip freeze --exclude-editable > constraints.txt

clean: ## remove what was built (never data)
	rm -rf build .pytest_cache .mypy_cache .ruff_cache
