# The short commands; `make help` lists them. What they do at length stands in ops/ and .ci/run.

PYTHON ?= python3
IN = .venv/bin
DEV = @$(PYTHON) ops/server/libraries.py requirements-dev.txt

PIN = uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-header --upgrade -q

.DEFAULT_GOAL := help
.PHONY: help run dev test lint bench bench-growth attacks manual requirements

help: ## What each command does
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

run: ## Start the site at http://127.0.0.1:8000, with the demo where it is empty (PORT, VAR_DIR, DEMO=0 ...)
	@$(PYTHON) ops/server/start.py

dev: ## The same with debug pages and autoreload
	@$(PYTHON) ops/server/start.py --dev

test: ## The whole suite on SQLite, with coverage (T="tests/articles -k embargo" for a part)
	$(DEV)
	@$(IN)/pytest -n 2 $(or $(T),--cov)

lint: ## ruff, mypy, djade and biome, changing nothing
	$(DEV)
	@$(IN)/ruff check .
	@$(IN)/ruff format --check .
	@$(IN)/mypy
	@$(IN)/djade --check --target-version 5.2 $$(find . -name '*.html' -path '*/templates/*' -not -path './.venv/*')
	@$(IN)/biome lint --error-on-warnings

bench: ## CPU per page, search, growth to 100,000 stories (PART="pages growth"; AGAINST=older-checkout; DATABASE_URL)
	@$(PYTHON) ops/server/libraries.py requirements.txt
	@$(IN)/python -m ops.bench $(PART) $(if $(AGAINST),--against $(AGAINST))

bench-growth: ## Growth to 1,000,000 stories: a quarter of an hour and 10 GB of disk, given back at the end
	@$(PYTHON) ops/server/libraries.py requirements.txt
	@$(IN)/python -m ops.bench growth start --stories 1000000

attacks: ## Attacks on the served site, whose databases are killed: a quarter of an hour (T="stampede kills", T=--full)
	$(DEV)
	@$(IN)/python -m ops.attacks $(T)

manual: ## Take the screenshots of docs/newsroom.md anew, in Debian's Chromium; some minutes
	$(DEV)
	@$(IN)/python -m demo.manual

requirements: ## Pin the libraries of pyproject.toml anew, with hashes
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT \
	&& $(PYTHON) -m venv $$folder && $$folder/bin/pip install --quiet uv \
	&& $$folder/bin/$(PIN) -o requirements.txt >/dev/null && $$folder/bin/$(PIN) --extra dev -o requirements-dev.txt >/dev/null
