# make demo    builds Preflight and makes the photos of TestImages ready
# make test    runs the tests and builds the tools for release
# make bench   measures the speed against the floor (QUICK=1 for a short form)
# make fuzz    feeds the libraries damaged files and replies, for SECONDS seconds each
# make format  formats the sources; make lint only looks
# Each installs what is missing first.

SECONDS ?= 60
RELEASE = swift build -c release --static-swift-stdlib
PHOTOS ?= TestImages/photos

.PHONY: demo test bench fuzz format lint setup clean

demo: setup
	$(RELEASE) --product preflight
	rm -rf .build/demo
	@"$$($(RELEASE) --show-bin-path)/preflight" fix $(PHOTOS) --out .build/demo; \
	  status=$$?; test $$status -le 2 && echo "The photos are in .build/demo (exit status $$status)."

test: setup
	swift test --disable-xctest
	$(RELEASE) --product preflight
	$(RELEASE) --product verifyface

bench: setup
	swift build -c release --package-path Benchmarks
	"$$(swift build -c release --package-path Benchmarks --show-bin-path)/Bench" $(if $(QUICK),--quick) $(PHOTOS)
	"$$(swift build -c release --package-path Benchmarks --show-bin-path)/CallBench" \
	  TestImages/photos/selfie-2-megapixels-progressive.jpg $(if $(QUICK),400,2000)

fuzz: setup
	swift build -c release --package-path Fuzz --sanitize=fuzzer --sanitize=address
	mkdir -p .build/corpus
	for f in $$(find TestImages -name '*.jpg' -size -200k); do cp "$$f" ".build/corpus/$$(echo "$$f" | tr / _)"; done
	ASAN_OPTIONS=symbolize=0 SWIFT_BACKTRACE=enable=no timeout -k 10 $$(( $(SECONDS) + 60 )) \
	  "$$(swift build -c release --package-path Fuzz --show-bin-path)/Fuzz" -max_total_time=$(SECONDS) \
	  -rss_limit_mb=1024 -malloc_limit_mb=512 -timeout=10 -max_len=200000 .build/corpus </dev/null
	mkdir -p .build/replies
	ASAN_OPTIONS=symbolize=0 SWIFT_BACKTRACE=enable=no timeout -k 10 $$(( $(SECONDS) + 60 )) \
	  "$$(swift build -c release --package-path Fuzz --show-bin-path)/FuzzReply" -max_total_time=$(SECONDS) \
	  -rss_limit_mb=1024 -malloc_limit_mb=512 -timeout=10 -max_len=4000 -dict=Fuzz/reply.dict \
	  .build/replies </dev/null

format:
	swift format -i -r -p Package.swift Sources Tests Benchmarks Fuzz

lint:
	swift format lint -r -p --strict Package.swift Sources Tests Benchmarks Fuzz

setup:
	@.ci/setup

clean:
	rm -rf .build Benchmarks/.build Fuzz/.build
