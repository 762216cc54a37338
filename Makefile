# Needs Python 3.11 or newer and make. Everything else comes with the locks in requirements/.

PYTHON ?= python3
PORT ?= 8000
export KOMMPAKTIV_DATA_DIR ?= var

INSTALL = pip install --quiet --disable-pip-version-check --require-hashes --requirement
COMPILE = uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" pyproject.toml
BASE = .venv/base.installed
DEV = .venv/dev.installed
VNU = $(KOMMPAKTIV_DATA_DIR)/tools/node_modules/vnu-jar/build/dist/vnu.jar
LIGHTHOUSE = $(KOMMPAKTIV_DATA_DIR)/tools/lighthouse/node_modules/lighthouse/cli/index.js

export PATH := $(CURDIR)/.venv/bin:$(PATH)

CHECKS = check-types check-code check-imports check-templates check-project

.PHONY: help run test test-long browser check $(CHECKS) html-check lighthouse mutants catalogues bench lock clean

help:
	@sed -n 's/^## //p' Makefile

## make run         the demo site at http://localhost:8000 (PORT=8000), its data in var/
run bench html-check lighthouse: export DJANGO_SETTINGS_MODULE = kommpaktiv.settings.demo
run bench html-check lighthouse $(CHECKS): export PYTHONPATH = .:site
run: export BASE_URL = http://localhost:$(PORT)
run: export PYTHONUNBUFFERED = 1
run: export PORT := $(PORT)
run: $(BASE)
	@python -m kommpaktiv.web.prepared || python manage.py prepare --demo
	@printf '  %-8s %s\n' Site $(BASE_URL)/ Admin $(BASE_URL)/admin/ \
		Logins $(KOMMPAKTIV_DATA_DIR)/demo-logins.txt Mails $(KOMMPAKTIV_DATA_DIR)/mail/
	@exec honcho start

## make test        every test, browser tests included (ARGS for pytest)
test: $(DEV) browser
	pytest --numprocesses auto --dist worksteal $(ARGS)

## make test-long   the same with 5,000 histories of bookings, and killed 50 times
test-long: export HISTORIES = 5000
test-long: export KILLS = 50
test-long: test

browser: $(DEV)
	@scripts/install_browser

## make check       style, types, import rules, migrations, templates, catalogues, dependencies
check: $(CHECKS) # side by side with --jobs

check-types: $(DEV)
	mypy

check-code: $(DEV)
	ruff check
	ruff format --check
	deptry .

check-imports: $(DEV)
	lint-imports

check-templates: $(DEV)
	djlint --lint --quiet templates

check-project: $(DEV)
	python manage.py check
	python manage.py makemigrations --check --dry-run
	python manage.py catalogues --check

## make html-check  every page of the demo site through the Nu HTML checker (needs npm and Java)
html-check: $(DEV) $(VNU)
	@python manage.py prepare --demo
	python scripts/check_html.py $(VNU)

## make lighthouse  Lighthouse on a phone, pages of each kind in German and Arabic (needs npm)
lighthouse: $(DEV) browser $(LIGHTHOUSE)
	@python manage.py prepare --demo
	python scripts/lighthouse.py $(LIGHTHOUSE)

## make mutants     mistakes about bookings, one at a time: the tests must notice each of them
mutants: $(DEV)
	python scripts/mutants.py

## make catalogues  take new messages from the code into the catalogues
catalogues: $(DEV)
	python manage.py catalogues

## make bench       what a page costs beside a bare view (ARGS for tests/bench)
bench: $(DEV)
	@python manage.py prepare --demo
	python -m tests.bench.run $(ARGS)
	python -m tests.bench.calendars
	python -m tests.bench.searching
	python -m tests.bench.registering
	python -m tests.bench.addresses
	python -m tests.bench.memory
	python -m tests.bench.start

## make lock        resolve pyproject.toml into requirements/ (ARGS=--upgrade for newer versions)
lock: $(DEV)
	$(COMPILE) $(ARGS) --output-file requirements/base.txt
	$(COMPILE) $(ARGS) --group dev --constraint requirements/base.txt \
		--output-file requirements/dev.txt

## make clean       remove what can be made again; the data in var/ stays
clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find site/locale -name '*.mo' -delete

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed.")'
	$(PYTHON) -m venv .venv

.venv/%.installed: requirements/%.txt | .venv/bin/pip
	$(INSTALL) $<
	@touch $@

$(VNU):
	npm install --silent --no-save --prefix $(KOMMPAKTIV_DATA_DIR)/tools vnu-jar@26.9.27

$(LIGHTHOUSE):
	npm install --silent --no-save --prefix $(KOMMPAKTIV_DATA_DIR)/tools/lighthouse lighthouse@13.5.0
