#include "ckernels.h"

#include "target.h"

// cos(kπ/16) / 2, the entries of the orthonormal 8-point DCT (T.81, A.3.3); c0 is also the factor of
// the mean.
#define C0 0.35355339f
#define C1 0.49039264f
#define C2 0.46193977f
#define C3 0.41573481f
#define C5 0.27778512f
#define C6 0.19134172f
#define C7 0.09754516f

// What each sample of a row adds to the row's coefficients.
static const float basis[8][8] = {
    {C0, C1, C2, C3, C0, C5, C6, C7},     {C0, C3, C6, -C7, -C0, -C1, -C2, -C5},
    {C0, C5, -C6, -C1, -C0, C7, C2, C3},  {C0, C7, -C2, -C5, C0, C3, -C6, -C1},
    {C0, -C7, -C2, C5, C0, -C3, -C6, C1}, {C0, -C5, -C6, C1, -C0, -C7, C2, -C3},
    {C0, -C3, C6, C7, -C0, C1, -C2, C5},  {C0, -C1, C2, -C3, C0, -C5, C6, -C7},
};

// Eight vertical DCTs at once; even and odd parts are split once. The last step is the unit of
// sixteenths.
static inline __attribute__((always_inline)) void columns(float b[8][8]) {
  for (int i = 0; i < 8; i++) {
    const float s07 = b[0][i] + b[7][i], d07 = b[0][i] - b[7][i];
    const float s16 = b[1][i] + b[6][i], d16 = b[1][i] - b[6][i];
    const float s25 = b[2][i] + b[5][i], d25 = b[2][i] - b[5][i];
    const float s34 = b[3][i] + b[4][i], d34 = b[3][i] - b[4][i];
    const float e03 = s07 + s34, f03 = s07 - s34;
    const float e12 = s16 + s25, f12 = s16 - s25;
    // Samples less 128: that is 1,024 less in a sum of eight, and touches the mean alone.
    b[0][i] = (e03 + e12 - 1024.0f) * (C0 * 16);
    b[4][i] = (e03 - e12) * (C0 * 16);
    b[2][i] = f03 * (C2 * 16) + f12 * (C6 * 16);
    b[6][i] = f03 * (C6 * 16) - f12 * (C2 * 16);
    b[1][i] = (d07 * (C1 * 16) + d16 * (C3 * 16)) + (d25 * (C5 * 16) + d34 * (C7 * 16));
    b[3][i] = (d07 * (C3 * 16) - d16 * (C7 * 16)) - (d25 * (C1 * 16) + d34 * (C5 * 16));
    b[5][i] = (d07 * (C5 * 16) - d16 * (C1 * 16)) + (d25 * (C7 * 16) + d34 * (C3 * 16));
    b[7][i] = (d07 * (C7 * 16) - d16 * (C5 * 16)) + (d25 * (C3 * 16) - d34 * (C1 * 16));
  }
}

FAST void ckernels_transform(const uint8_t *samples, int width, int height, int16_t *coefficients,
                             float *activity) {
  const int across = (width + 7) / 8;
  const int down = (height + 7) / 8;
  for (int row = 0; row < down; row++) {
    for (int column = 0; column < across; column++) {
      float b[8][8];
      const int whole = column * 8 + 8 <= width;
      for (int y = 0; y < 8; y++) {
        const int at = row * 8 + y < height ? row * 8 + y : height - 1;
        const uint8_t *from = samples + (size_t)at * (size_t)width + column * 8;
        if (whole) {
          for (int x = 0; x < 8; x++) b[y][x] = (float)from[x];
        } else {
          const int last = width - 1 - column * 8;
          for (int x = 0; x < 8; x++) b[y][x] = (float)from[x < last ? x : last];
        }
      }
      columns(b);
      int16_t *to = coefficients + (size_t)(row * across + column) * 64;
      float energy[8] = {0};
      float mean = 0;
      for (int y = 0; y < 8; y++) {
        float sum[8] = {0};
        for (int x = 0; x < 8; x++) {
          for (int u = 0; u < 8; u++) sum[u] += b[y][x] * basis[x][u];
        }
        if (y == 0) mean = sum[0];
        for (int u = 0; u < 8; u++) energy[u] += sum[u] * sum[u];
        for (int u = 0; u < 8; u++) to[y * 8 + u] = (int16_t)nearest(sum[u]);
      }
      const float total = ((energy[0] + energy[4]) + (energy[1] + energy[5])) +
                          ((energy[2] + energy[6]) + (energy[3] + energy[7]));
      const float detail = total - mean * mean;
      activity[row * across + column] = detail > 0 ? detail / (64.0f * 256.0f) : 0;
    }
  }
}
