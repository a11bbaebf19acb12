#include "ckernels.h"

#include <math.h>
#include <string.h>

#include "target.h"

int ckernels_divide(const int32_t *start, int blocks, const uint8_t *positions, const int16_t *values,
                    const float *reciprocals, float dead_zone, int32_t *kept_start,
                    ckernels_steps *kept) {
  int count = 0;
  int rounded_count = 0;
  for (int block = 0; block < blocks; block++) {
    kept_start[block] = count;
    for (int32_t index = start[block]; index < start[block + 1]; index++) {
      const int value = values[index];
      const int magnitude = value < 0 ? -value : value;
      const float x = (float)magnitude * reciprocals[positions[index]];
      const int rounded = (int)(x + 0.5f);
      // Written in any case and overwritten where it does not count: a branch would be guessed wrong
      // every third time.
      kept[count] = (ckernels_steps){
          x, (int16_t)(value < 0 ? -rounded : rounded), positions[index], (uint8_t)bit_length(rounded)};
      count += x >= 0.5f;
      rounded_count += x >= dead_zone;
    }
  }
  kept_start[blocks] = count;
  return rounded_count;
}

// A candidate that may be coded. Entry 0 of a block is its beginning.
typedef struct {
  float cost;     // of the cheapest way to it that codes it
  int32_t place;  // its zigzag index
  int32_t index;  // among all candidates
  int16_t before; // the entry that is coded before it on that way
  int16_t level;  // its magnitude on that way
} entry;

int ckernels_choose_levels(const int32_t *blocks, int block_count, const int32_t *start,
                           const ckernels_steps *steps, const float *weights, const float *prices,
                           float end_price, int16_t *levels, int32_t *frequency) {
  int bits = 0;
  entry way[64];
  int open[64];
  way[0] = (entry){0};
  for (int i = 0; i < block_count; i++) {
    const int block = blocks[i];
    const float weight = weights[block];
    int count = 0;
    int opened = 1;
    open[0] = 0;
    for (int32_t index = start[block]; index < start[block + 1]; index++) {
      const ckernels_steps here = steps[index];
      const int place = here.position;
      const float x = here.magnitude;
      const int rounded = here.rounded < 0 ? -here.rounded : here.rounded;
      const int size = here.size;
      const float error = x - (float)rounded;
      levels[index] = 0;
      // One lower pays only where its magnitude is a bit shorter, and is never 0.
      const float lower_loss = rounded > 1 && (rounded & (rounded - 1)) == 0 ? weight * (1 + 2 * error) : INFINITY;
      float least = INFINITY;
      int before = 0;
      int level = rounded;
      for (int k = 0; k < opened; k++) {
        const entry *from = &way[open[k]];
        const float *price = prices + (place - from->place - 1) * 16;
        const float whole = price[size];
        const float less = price[size - 1] + lower_loss;
        const float cost = from->cost + (less < whole ? less : whole);
        if (cost < least) {
          least = cost;
          before = open[k];
          level = rounded - (less < whole);
        }
      }
      least += weight * (error * error - x * x);
      way[++count] = (entry){least, place, index, (int16_t)before, (int16_t)level};
      // A level of 2 or more is never dropped.
      if (x >= 2) opened = 0;
      while (opened > 0 && way[open[opened - 1]].cost >= least) opened--;
      open[opened++] = count;
    }
    int last = open[0];
    float least = INFINITY;
    for (int k = 0; k < opened; k++) {
      const float cost = way[open[k]].cost + (way[open[k]].place == 63 ? 0 : end_price);
      if (cost < least) {
        least = cost;
        last = open[k];
      }
    }
    if (way[last].place != 63) frequency[0]++;
    while (last > 0) {
      const entry *here = &way[last];
      const int zeros = here->place - way[here->before].place - 1;
      const int size = bit_length(here->level);
      levels[here->index] = steps[here->index].rounded < 0 ? (int16_t)-here->level : here->level;
      frequency[0xF0] += zeros >> 4;
      frequency[(zeros & 15) << 4 | size]++;
      bits += size;
      last = here->before;
    }
  }
  return bits;
}
