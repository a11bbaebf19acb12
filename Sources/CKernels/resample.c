#include "ckernels.h"

#include <string.h>

#include "target.h"

enum { CHUNK = 32 };  // floats that stay in registers while the taps go by

FAST void ckernels_combine_rows(const uint8_t *samples, size_t stride, int width, int taps,
                                const float *weights, float *row) {
  int x = 0;
  for (; x + CHUNK <= width; x += CHUNK) {
    float sum[CHUNK] = {0};
    for (int tap = 0; tap < taps; tap++) {
      const uint8_t *from = samples + (size_t)tap * stride + x;
      const float weight = weights[tap];
      for (int i = 0; i < CHUNK; i++) sum[i] += weight * (float)from[i];
    }
    memcpy(row + x, sum, sizeof sum);
  }
  for (; x < width; x++) {
    float sum = 0;
    for (int tap = 0; tap < taps; tap++) sum += weights[tap] * (float)samples[(size_t)tap * stride + (size_t)x];
    row[x] = sum;
  }
}

FAST void ckernels_interleave(const float *rows, size_t stride, int width, float *line) {
  for (int x = 0; x < width; x++) {
    for (int lane = 0; lane < 8; lane++) line[x * 8 + lane] = rows[(size_t)lane * stride + (size_t)x];
  }
}

FAST void ckernels_combine_columns(const float *line, int count, int taps, const int32_t *start,
                                   const float *weights, int rows, uint8_t *out, size_t column_step,
                                   size_t row_step) {
  for (int column = 0; column < count; column++) {
    const float *from = line + (size_t)start[column] * 8;
    float sum[8] = {0};
    for (int tap = 0; tap < taps; tap++) {
      const float weight = weights[column * taps + tap];
      for (int lane = 0; lane < 8; lane++) sum[lane] += weight * from[tap * 8 + lane];
    }
    uint8_t bytes[8];
    for (int lane = 0; lane < 8; lane++) {
      float value = sum[lane] > 0 ? sum[lane] : 0;
      value = value < 255 ? value : 255;
      bytes[lane] = (uint8_t)nearest(value);
    }
    uint8_t *to = out + (size_t)column * column_step;
    if (row_step == 1 && rows == 8) {
      memcpy(to, bytes, 8);
    } else {
      for (int lane = 0; lane < rows; lane++) to[(size_t)lane * row_step] = bytes[lane];
    }
  }
}
