# Every target is a task of tasks.py, which needs only Python 3.11; without make: python tasks.py test
ifeq ($(OS),Windows_NT)
PYTHON ?= python
else
PYTHON ?= python3
endif

TASKS = demo test lint types contracts docs lock setup words

.PHONY: help $(TASKS)

help:
	@$(PYTHON) tasks.py

$(TASKS):
	@$(PYTHON) tasks.py $@
