#include <stdlib.h>

#include "ckernels.h"
#include "target.h"

// Bent across the lines first, a − 2b + c, and then along them, a piece of a line at a time.
#define PIECE 256

static inline __attribute__((always_inline)) int32_t roughness(const uint8_t *upper,
                                                               const uint8_t *middle,
                                                               const uint8_t *lower, int count) {
  int16_t bends[PIECE + 2];
  for (int x = 0; x < count + 2; x++) bends[x] = (int16_t)(upper[x] - 2 * middle[x] + lower[x]);
  int32_t sum = 0;
  for (int x = 0; x < count; x++) {
    const int16_t bend = (int16_t)(bends[x] - 2 * bends[x + 1] + bends[x + 2]);
    sum += bend < 0 ? -bend : bend;
  }
  return sum;
}

FAST int64_t ckernels_roughness(const uint8_t *samples, size_t stride, int width, int height) {
  int64_t sum = 0;
  for (int row = 1; row < height - 1; row++) {
    const uint8_t *line = samples + (size_t)row * stride;
    int x = 0;
    for (; x + PIECE <= width - 2; x += PIECE) {
      sum += roughness(line + x - stride, line + x, line + x + stride, PIECE);
    }
    sum += roughness(line + x - stride, line + x, line + x + stride, width - 2 - x);
  }
  return sum;
}

FAST void ckernels_differences(const uint8_t *samples, int width, int height, int32_t *across,
                         int32_t *down) {
  for (int row = 0; row < height; row++) {
    const uint8_t *line = samples + (size_t)row * (size_t)width;
    for (int x = 0; x < width - 1; x++) across[x] += abs(line[x + 1] - line[x]);
    if (row == height - 1) return;
    const uint8_t *next = line + width;
    int32_t sum = 0;
    for (int x = 0; x < width; x++) sum += abs(next[x] - line[x]);
    down[row] = sum;
  }
}
