# make demo — render a real sample; make test — all checks and tests; make help — the rest.
PYTHON ?= python3
VENV ?= .venv
BENCH = .bench-venv
BIN = $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check fuzz bench messages docs schemas samples clean

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed  ## render real samples into out/
	$(BIN)/planforge render samples/implementation/*方案.yaml --output out
	$(BIN)/planforge render samples/implementation/*表样.yaml --for-each samples/implementation/*.csv --output out/各校

test: check  ## every check and every test
	$(BIN)/python -m pytest

check: $(VENV)/.installed  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

fuzz: $(VENV)/.installed  ## property tests by chance, harmful files for MINUTES=10; what breaks is kept in .fuzz/
	$(BIN)/python -m pytest --quiet --hypothesis-profile=default $$(grep -rl '@given' tests --include='test_*.py')
	$(BIN)/python tests/fuzzing/run.py --minutes $(or $(MINUTES),10)

# Installed, not editable: so it is as users have it, with its modules compiled once.
$(BENCH)/.installed: pyproject.toml benchmarks/requirements.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --upgrade pip
	$(BENCH)/bin/python -m pip install --quiet --requirement benchmarks/requirements.txt
	@touch $@

bench: $(BENCH)/.installed  ## planforge beside python-docx, docxtpl, pandoc; FULL=1 takes longer
	$(BENCH)/bin/python -m pip install --quiet .
	$(BENCH)/bin/python benchmarks/run.py --date $$(date +%F) $(if $(FULL),--full)

schemas: $(VENV)/.installed  ## write the JSON Schemas anew from the models
	$(BIN)/python -m pytest tests/plan/test_json_schema.py tests/reports/test_report_schema.py tests/reports/test_summed_schema.py --update -q

docs: $(VENV)/.installed  ## write field reference and list of rules anew
	$(BIN)/python -m pytest tests/plan/test_field_reference.py tests/checks/test_rule_list.py --update -q

samples: $(VENV)/.installed  ## render the committed samples anew
	$(BIN)/python -m pytest tests/test_samples.py --update -q

messages: $(VENV)/.installed  ## collect new messages and labels, and compile the catalogs
	$(BIN)/python -m pytest tests/language/test_catalogs.py --update -q

clean:  ## remove what make made
	rm -rf $(VENV) $(BENCH) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
