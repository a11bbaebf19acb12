#include "ckernels.h"

#include <string.h>

#include "target.h"

// Rows of the result that are made together: each operation works on a column of them.
enum { LANES = CKERNELS_LANES };

typedef int16_t s16 __attribute__((vector_size(2 * LANES)));
typedef int32_t s32 __attribute__((vector_size(4 * LANES)));
typedef uint8_t u8 __attribute__((vector_size(LANES)));
typedef int16_t s16x8 __attribute__((vector_size(16)));
typedef uint8_t u8x16 __attribute__((vector_size(16)));

// The high half of products of 16 bits, added to `sum`.
#define ADD_HIGH(sum, a, b) \
  (sum) += __builtin_convertvector((__builtin_convertvector(a, s32) * __builtin_convertvector(b, s32)) >> 16, s16)

FAST void ckernels_widen(const uint8_t *samples, size_t stride, int width, int rows, int16_t *wide,
                         size_t padded) {
  for (int row = 0; row < rows; row++) {
    const uint8_t *from = samples + (size_t)row * stride;
    int16_t *to = wide + (size_t)row * padded;
    for (int x = 0; x < width; x++) to[x] = (int16_t)(from[x] << 7 | 64);
  }
}

FAST void ckernels_combine_rows(const int16_t *wide, size_t padded, int taps, const int16_t *weights,
                                int16_t *row) {
  const int16_t bias = (int16_t)(taps / 2);
  for (size_t x = 0; x < padded; x += LANES) {
    s16 sum = (s16){0} + bias;
    for (int tap = 0; tap < taps; tap++) {
      const s16 weight = (s16){0} + weights[tap];
      s16 from;
      memcpy(&from, wide + (size_t)tap * padded + x, sizeof from);
      ADD_HIGH(sum, from, weight);
    }
    memcpy(row + x, &sum, sizeof sum);
  }
}

FAST void ckernels_interleave(const int16_t *rows, size_t padded, int16_t *line) {
  for (size_t x = 0; x < padded; x += 8) {
    for (int lane = 0; lane < LANES; lane += 8) {
      s16x8 a[8], b[8];
      for (int i = 0; i < 8; i++) memcpy(&a[i], rows + (size_t)(lane + i) * padded + x, sizeof a[i]);
      // Three rounds of pairing row i with row i + 4 turn rows into columns.
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 4; i++) {
          b[2 * i] = __builtin_shufflevector(a[i], a[i + 4], 0, 8, 1, 9, 2, 10, 3, 11);
          b[2 * i + 1] = __builtin_shufflevector(a[i], a[i + 4], 4, 12, 5, 13, 6, 14, 7, 15);
        }
        memcpy(a, b, sizeof a);
      }
      for (int i = 0; i < 8; i++) memcpy(line + (x + (size_t)i) * LANES + lane, &a[i], sizeof a[i]);
    }
  }
}

FAST void ckernels_combine_columns(const int16_t *line, int count, int taps, const int32_t *start,
                                   const int16_t *weights, int shift, uint8_t *tile) {
  const int16_t bias = (int16_t)(taps / 2);
  for (int column = 0; column < count; column++) {
    const int16_t *from = line + (size_t)start[column] * LANES;
    s16 sum = (s16){0} + bias;
    for (int tap = 0; tap < taps; tap++) {
      const s16 weight = (s16){0} + weights[column * taps + tap];
      s16 samples;
      memcpy(&samples, from + tap * LANES, sizeof samples);
      ADD_HIGH(sum, samples, weight);
    }
    sum >>= shift;
    sum = __builtin_elementwise_min(__builtin_elementwise_max(sum, (s16){0}), (s16){0} + 255);
    const u8 bytes = __builtin_convertvector(sum, u8);
    memcpy(tile + (size_t)column * LANES, &bytes, sizeof bytes);
  }
}

FAST void ckernels_turn(const uint8_t *tile, int count, int rows, uint8_t *out, size_t stride) {
  int column = 0;
  for (; column + 8 <= count; column += 8) {
    for (int lane = 0; lane < rows; lane += 16) {
      u8x16 a[8], b[8];
      for (int i = 0; i < 8; i++) memcpy(&a[i], tile + (size_t)(column + i) * LANES + lane, sizeof a[i]);
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 4; i++) {
          b[2 * i] = __builtin_shufflevector(a[i], a[i + 4], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
          b[2 * i + 1] = __builtin_shufflevector(a[i], a[i + 4], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        }
        memcpy(a, b, sizeof a);
      }
      for (int i = 0; i < 16 && lane + i < rows; i++) {
        memcpy(out + (size_t)(lane + i) * stride + column, (const uint8_t *)a + 8 * i, 8);
      }
    }
  }
  for (; column < count; column++) {
    for (int lane = 0; lane < rows; lane++) out[(size_t)lane * stride + (size_t)column] = tile[(size_t)column * LANES + lane];
  }
}

void ckernels_lay(const uint8_t *tile, int count, int rows, uint8_t *out, size_t stride) {
  for (int column = 0; column < count; column++) {
    memcpy(out + (size_t)column * stride, tile + (size_t)column * LANES, (size_t)rows);
  }
}
