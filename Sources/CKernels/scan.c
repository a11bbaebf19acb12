#include "ckernels.h"

#include <string.h>

#include "target.h"

// A code for the zeros before a number and its size, then the number: negative ones less one, in as
// many bits as the size says (T.81, F.1.2.1).
static inline __attribute__((always_inline)) uint32_t run_of(int value, int zeros, const uint32_t *codes) {
  const int size = bit_length(value < 0 ? -value : value);
  const uint32_t code = codes[zeros << 4 | size];
  const uint32_t magnitude = (uint32_t)(value < 0 ? value - 1 : value) & ((1u << size) - 1);
  return ((code >> 5) << size | magnitude) << 5 | ((code & 31) + (uint32_t)size);
}

int ckernels_code_component(const int32_t *order, int count, int blocks_per_mcu, const int16_t *means,
                            const int32_t *start, const ckernels_steps *steps, const int16_t *levels,
                            const uint32_t *dc, const uint32_t *ac, uint32_t *runs, int32_t *mcu_start) {
  uint32_t *to = runs;
  int before = 0;
  for (int i = 0; i < count; i++) {
    if (i % blocks_per_mcu == 0) *mcu_start++ = (int32_t)(to - runs);
    const int32_t block = order[i];
    if (block < 0) {
      // Beyond the last block the cheapest is the mean of the block before and nothing else.
      *to++ = dc[0];
      *to++ = ac[0];
      continue;
    }
    *to++ = run_of(means[block] - before, 0, dc);
    before = means[block];
    int last = 0;
    for (int32_t index = start[block]; index < start[block + 1]; index++) {
      if (levels[index] == 0) continue;
      const int place = steps[index].position;
      int zeros = place - last - 1;
      for (; zeros > 15; zeros -= 16) *to++ = ac[0xF0];
      *to++ = run_of(levels[index], zeros, ac);
      last = place;
    }
    if (last < 63) *to++ = ac[0];
  }
  *mcu_start = (int32_t)(to - runs);
  return (int)(to - runs);
}

// Writes four bytes, most significant first. A byte FF is followed by 00, so that it is no marker.
static inline __attribute__((always_inline)) uint8_t *write_word(uint8_t *to, uint32_t word) {
  // Where a byte is FF its complement is 0, and the subtraction borrows from its highest bit.
  if (((~word - 0x01010101u) & word & 0x80808080u) == 0) {
    word = __builtin_bswap32(word);
    memcpy(to, &word, 4);
    return to + 4;
  }
  for (int shift = 24; shift >= 0; shift -= 8) {
    const uint8_t byte = (uint8_t)(word >> shift);
    *to++ = byte;
    if (byte == 0xFF) *to++ = 0;
  }
  return to;
}

size_t ckernels_write_runs(const uint32_t *runs, const int32_t *mcu_start, int components, int mcus,
                           uint8_t *out) {
  uint64_t bits = 0;
  int count = 0;
  uint8_t *to = out;
  for (int mcu = 0; mcu < mcus; mcu++) {
    for (int component = 0; component < components; component++) {
      const int32_t *start = mcu_start + (size_t)component * (size_t)(mcus + 1) + mcu;
      for (int32_t index = start[0]; index < start[1]; index++) {
        bits = bits << (runs[index] & 31) | runs[index] >> 5;
        count += runs[index] & 31;
        if (count < 32) continue;
        count -= 32;
        to = write_word(to, (uint32_t)(bits >> count));
      }
    }
  }
  for (; count > 0; count -= 8) {
    const uint64_t left = bits & (((uint64_t)1 << count) - 1);
    const uint8_t byte = (uint8_t)(count >= 8 ? left >> (count - 8) : left << (8 - count) | (0xFFu >> count));
    *to++ = byte;
    if (byte == 0xFF) *to++ = 0;
  }
  return (size_t)(to - out);
}
