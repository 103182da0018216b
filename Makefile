# Each target installs what it needs the first time. `scripts/bootstrap.py` says what is missing.
PYTHON ?= python3
RUN = $(PYTHON) scripts/bootstrap.py

.PHONY: site pdf test check serve bench clean
site:
	@$(RUN) taphuan site
pdf:
	@$(RUN) taphuan site --pdf
test:
	@$(RUN) --browser tests
check:
	@$(RUN) check
serve:
	@$(RUN) taphuan serve
bench:
	@$(RUN) --browser bench
clean:
	rm -rf build site dist
