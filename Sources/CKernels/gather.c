#include "ckernels.h"

#include "target.h"

typedef float f8 __attribute__((vector_size(32)));
typedef int32_t i8 __attribute__((vector_size(32)));
typedef uint8_t u8x8 __attribute__((vector_size(8)));
typedef _Bool b8 __attribute__((ext_vector_type(8)));

// cos(kπ/16) / 2, the entries of the orthonormal 8-point DCT (T.81, A.3.3); C0 is also the factor of
// the mean.
#define C0 0.35355339f
#define C1 0.49039264f
#define C2 0.46193977f
#define C3 0.41573481f
#define C5 0.27778512f
#define C6 0.19134172f
#define C7 0.09754516f

// Eight DCTs at once, each along a lane; even and odd parts are split once.
static inline __attribute__((always_inline)) void transform(f8 b[8], float less) {
  const f8 s07 = b[0] + b[7], d07 = b[0] - b[7];
  const f8 s16 = b[1] + b[6], d16 = b[1] - b[6];
  const f8 s25 = b[2] + b[5], d25 = b[2] - b[5];
  const f8 s34 = b[3] + b[4], d34 = b[3] - b[4];
  const f8 e03 = s07 + s34, f03 = s07 - s34;
  const f8 e12 = s16 + s25, f12 = s16 - s25;
  b[0] = ((e03 + e12) - less) * C0;
  b[4] = (e03 - e12) * C0;
  b[2] = f03 * C2 + f12 * C6;
  b[6] = f03 * C6 - f12 * C2;
  b[1] = (d07 * C1 + d16 * C3) + (d25 * C5 + d34 * C7);
  b[3] = (d07 * C3 - d16 * C7) - (d25 * C1 + d34 * C5);
  b[5] = (d07 * C5 - d16 * C1) + (d25 * C7 + d34 * C3);
  b[7] = (d07 * C7 - d16 * C5) + (d25 * C3 - d34 * C1);
}

// After two transforms with a turn between, coefficient (v, u) stands at u * 8 + v. Where that is by
// zigzag index (T.81, figure A.6), and the other way round.
static const uint8_t place[64] = {
    0, 8, 1, 2, 9, 16, 24, 17, 10, 3, 4, 11, 18, 25, 32, 40,
    33, 26, 19, 12, 5, 6, 13, 20, 27, 34, 41, 48, 56, 49, 42, 35,
    28, 21, 14, 7, 15, 22, 29, 36, 43, 50, 57, 58, 51, 44, 37, 30,
    23, 31, 38, 45, 52, 59, 60, 53, 46, 39, 47, 54, 61, 62, 55, 63,
};
static const uint8_t zigzag[64] = {
    0, 2, 3, 9, 10, 20, 21, 35, 1, 4, 8, 11, 19, 22, 34, 36,
    5, 7, 12, 18, 23, 33, 37, 48, 6, 13, 17, 24, 32, 38, 47, 49,
    14, 16, 25, 31, 39, 46, 50, 57, 15, 26, 30, 40, 45, 51, 56, 58,
    27, 29, 41, 44, 52, 55, 59, 62, 28, 42, 43, 53, 54, 60, 61, 63,
};

static inline __attribute__((always_inline)) void transpose(f8 b[8]) {
  f8 pair[8], four[8];
  for (int i = 0; i < 8; i += 2) {
    pair[i] = __builtin_shufflevector(b[i], b[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    pair[i + 1] = __builtin_shufflevector(b[i], b[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  for (int i = 0; i < 8; i += 4) {
    for (int j = 0; j < 2; j++) {
      four[i + 2 * j] = __builtin_shufflevector(pair[i + j], pair[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      four[i + 2 * j + 1] = __builtin_shufflevector(pair[i + j], pair[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  }
  for (int i = 0; i < 4; i++) {
    b[i] = __builtin_shufflevector(four[i], four[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    b[i + 4] = __builtin_shufflevector(four[i], four[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

// The samples of a block, the last ones repeated beyond the plane.
static inline __attribute__((always_inline)) void load(const uint8_t *samples, int width, int height, int row,
                                                       int column, f8 b[8]) {
  const int left = width - column * 8;
  for (int y = 0; y < 8; y++) {
    const int at = row * 8 + y < height ? row * 8 + y : height - 1;
    const uint8_t *from = samples + (size_t)at * (size_t)width + column * 8;
    u8x8 bytes;
    if (left >= 8) {
      __builtin_memcpy(&bytes, from, 8);
    } else {
      for (int x = 0; x < 8; x++) bytes[x] = from[x < left ? x : left - 1];
    }
    b[y] = __builtin_convertvector(bytes, f8);
  }
}

static inline __attribute__((always_inline)) float sum(const float v[8]) {
  return ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]));
}

FAST int ckernels_gather(const uint8_t *samples, int width, int height, int every,
                         const float *limits, int16_t *means, float *activity, int32_t *start,
                         uint8_t *positions, int16_t *values) {
  const int across = (width + 7) / 8;
  const int blocks = across * ((height + 7) / 8);
  int gathered = 0;
  int32_t count = 0;
  for (int block = 0; block < blocks; block += every) {
    f8 b[8];
    load(samples, width, height, block / across, block % across, b);
    transform(b, 1024.0f);  // samples less 128: that touches the mean alone
    transpose(b);
    transform(b, 0.0f);
    f8 energy = {0};
    uint64_t mask = 0;
    for (int u = 0; u < 8; u++) {
      b[u] *= 16.0f;
      energy += b[u] * b[u];
      const f8 size = (f8)((i8)b[u] & INT32_MAX);
      f8 limit;
      __builtin_memcpy(&limit, limits + 8 * u, sizeof limit);
      const b8 kept = __builtin_convertvector(size >= limit, b8);
      uint8_t bits;
      __builtin_memcpy(&bits, &kept, 1);
      mask |= (uint64_t)bits << (8 * u);
    }
    const float mean = b[0][0];
    const float detail = sum((const float *)&energy) - mean * mean;
    means[gathered] = (int16_t)nearest(mean);
    activity[gathered] = detail > 0 ? detail / (64.0f * 256.0f) : 0;
    start[gathered++] = count;
    uint64_t found = 0;
    for (; mask != 0; mask &= mask - 1) found |= (uint64_t)1 << zigzag[__builtin_ctzll(mask)];
    for (; found != 0; found &= found - 1) {
      const int position = __builtin_ctzll(found);
      positions[count] = (uint8_t)position;
      values[count++] = (int16_t)nearest(((const float *)b)[place[position]]);
    }
  }
  start[gathered] = count;
  return count;
}
