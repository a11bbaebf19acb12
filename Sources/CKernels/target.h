#ifndef CKERNELS_TARGET_H
#define CKERNELS_TARGET_H

#include <stdint.h>

// AVX2 where the processor has it, whatever the build was made for. "arch=haswell" would never be
// chosen on AMD. Not under ThreadSanitizer, which is not there yet when the loader asks which one.
#if defined(__x86_64__) && defined(__linux__) && defined(__clang__) && \
    !__has_feature(thread_sanitizer)
#define FAST __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define FAST
#endif

// A fused multiply-add rounds once where two operations round twice: the bytes would differ from
// machine to machine.
#pragma STDC FP_CONTRACT OFF

/// The nearest integer, ties to even, for values within ±4 million: 1.5·2²³ leaves no room for a
/// fraction, and the integer stands in the low bits.
static inline __attribute__((always_inline)) int32_t nearest(float x) {
  union {
    float f;
    int32_t i;
  } bits = {.f = x + 12582912.0f};
  return bits.i - 0x4B400000;
}

/// Bits of a magnitude: the category of T.81, F.1.2.
static inline __attribute__((always_inline)) int bit_length(int x) {
  return x == 0 ? 0 : 32 - __builtin_clz((unsigned)x);
}

#endif
