#include "ckernels.h"
#include "target.h"

FAST void ckernels_halve(const uint8_t *samples, size_t width, size_t height, uint8_t *means) {
  for (size_t row = 0; row < height / 2; row++) {
    const uint8_t *upper = samples + 2 * row * width;
    const uint8_t *lower = upper + width;
    for (size_t column = 0; column < width / 2; column++) {
      means[column] = (uint8_t)((upper[2 * column] + upper[2 * column + 1] + lower[2 * column] +
                                 lower[2 * column + 1] + 2) >> 2);
    }
    means += width / 2;
  }
}
