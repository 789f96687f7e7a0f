# `make run` and `make test` need git, make and Python 3.11 or newer; they fetch the rest.

PORT ?= 8000
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && exit; done; echo python3)
VENV = .venv/bin/python

.PHONY: help run test mutants check audit bench demo lock format packages dev-packages

help: ## Say what can be made.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: packages ## Set everything up and serve it: make run PORT=8123
	@$(VENV) manage.py serve $(PORT)

test: dev-packages ## Run all tests, on SQLite and on PostgreSQL: make test ARGS="-k rating" DB=sqlite
	@$(VENV) scripts/test.py --db=$(or $(DB),both) -- $(ARGS)

mutants: dev-packages ## Take away each owner filter and permission in turn: the tests must notice.
	@$(VENV) scripts/mutants.py $(ARGS)

check: dev-packages ## Format, lint, types, templates, migrations, deploy settings, locks, catalogue.
	@$(VENV) scripts/check.py

demo: packages ## Add a demo member with a year of history, and print how to sign in.
	@$(VENV) manage.py setup
	@$(VENV) manage.py demo

bench: packages ## Measure the pages against the bare signed-in view: make bench DB=postgres
	@$(VENV) benchmarks/run.py --db=$(or $(DB),sqlite) $(ARGS)

audit: dev-packages ## Look up known holes in what is locked (needs the network).
	@$(VENV) -m pip_audit --strict --require-hashes --disable-pip -r requirements.txt

lock: dev-packages ## Write both lock files anew from requirements.in and requirements-dev.in.
	@$(VENV) scripts/lock.py

format: dev-packages ## Let ruff format and fix what it can.
	@$(VENV) -m ruff format .
	@$(VENV) -m ruff check --fix .

packages:
	@$(PYTHON) scripts/install.py requirements.txt

dev-packages:
	@$(PYTHON) scripts/install.py requirements-dev.txt
