#include "cfacenet.h"

#include <string.h>

// AVX-512 or AVX2 where the processor has it, whatever the build was made for, but not under
// ThreadSanitizer (see CKernels/target.h). Without the second attribute 512 bits would be split.
#if defined(__x86_64__) && defined(__linux__) && defined(__clang__) && \
    !__has_feature(thread_sanitizer)
#define FAST                                                                \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), \
                 min_vector_width(512)))
#else
#define FAST
#endif
#define INLINE static inline __attribute__((always_inline))

// A fused multiply-add rounds once where two operations round twice: a score would differ from
// machine to machine.
#pragma STDC FP_CONTRACT OFF

typedef float f8 __attribute__((vector_size(32), aligned(4), may_alias));
typedef float f16 __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t f8_bits __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t f16_bits __attribute__((vector_size(64), aligned(4), may_alias));

#define AT(vector, pointer) (*(vector *)(pointer))
#define READ(vector, pointer) (*(const vector *)(pointer))
#define MAX(a, b) ((f8)(((f8_bits)(a) & ((a) > (b))) | ((f8_bits)(b) & ~((a) > (b)))))
#define POSITIVE(vector, a) ((vector)((vector##_bits)(a) & ((a) > (vector){0})))

/// A row of `vector`s of outputs: four pixels at a time, whose sums stay in registers while the inputs
/// go by.
#define DENSE(name, vector)                                                                        \
  INLINE void name(const float *in, size_t row, int step, const cfacenet_dense *dense, int first,  \
                   int relu, float *out, int width) {                                              \
    int x = 0;                                                                                     \
    for (; x + 4 <= width; x += 4) TILE(vector, 4)                                                 \
    for (; x < width; x++) TILE(vector, 1)                                                         \
  }
#define TILE(vector, pixels)                                                                       \
  {                                                                                                \
    vector sum[pixels];                                                                            \
    for (int p = 0; p < pixels; p++) sum[p] = READ(vector, dense->bias + first);                   \
    const float *weights = dense->weights + first;                                                 \
    for (int r = 0; r < dense->rows; r++) {                                                        \
      const float *from = in + x * step + (size_t)r * row;                                         \
      for (int i = 0; i < dense->length; i++, weights += dense->outputs) {                         \
        const vector weight = READ(vector, weights);                                               \
        for (int p = 0; p < pixels; p++) sum[p] += weight * from[p * step + i];                    \
      }                                                                                            \
    }                                                                                              \
    float *to = out + x * dense->outputs + first;                                                  \
    for (int p = 0; p < pixels; p++) {                                                             \
      AT(vector, to + p * dense->outputs) = relu ? POSITIVE(vector, sum[p]) : sum[p];              \
    }                                                                                              \
  }
DENSE(dense_row16, f16)
DENSE(dense_row8, f8)

/// A row of outputs of a dense convolution.
INLINE void dense_row(const float *in, size_t row, int step, const cfacenet_dense *dense, int relu,
                      float *out, int width) {
  int first = 0;
  for (; first + 16 <= dense->outputs; first += 16) {
    dense_row16(in, row, step, dense, first, relu, out, width);
  }
  if (first < dense->outputs) dense_row8(in, row, step, dense, first, relu, out, width);
}

/// A row of a `vector` of channels of a 3 × 3 convolution of each channel by itself.
#define DEPTHWISE(name, vector)                                                                    \
  INLINE void name(const float *const rows[3], int stride, const cfacenet_depthwise *depthwise,    \
                   int first, int relu, float *out, int width) {                                   \
    const int channels = depthwise->channels;                                                      \
    vector weights[9];                                                                             \
    for (int k = 0; k < 9; k++) {                                                                  \
      weights[k] = READ(vector, depthwise->weights + k * channels + first);                        \
    }                                                                                              \
    const vector bias = READ(vector, depthwise->bias + first);                                     \
    for (int x = 0; x < width; x++) {                                                              \
      vector sum = bias;                                                                           \
      for (int k = 0; k < 9; k++) {                                                                \
        sum += weights[k] *                                                                        \
               READ(vector, rows[k / 3] + (x * stride + k % 3) * channels + first);                \
      }                                                                                            \
      AT(vector, out + x * channels + first) = relu ? POSITIVE(vector, sum) : sum;                 \
    }                                                                                              \
  }
DEPTHWISE(depthwise_row16, f16)
DEPTHWISE(depthwise_row8, f8)

/// A row of outputs of a 3 × 3 convolution of each channel by itself. `above`, `at` and `below` point
/// at the pixels to the left of the first output.
INLINE void depthwise_row(const float *above, const float *at, const float *below, int stride,
                          const cfacenet_depthwise *depthwise, int relu, float *out, int width) {
  const float *const rows[3] = {above, at, below};
  int first = 0;
  for (; first + 16 <= depthwise->channels; first += 16) {
    depthwise_row16(rows, stride, depthwise, first, relu, out, width);
  }
  if (first < depthwise->channels) {
    depthwise_row8(rows, stride, depthwise, first, relu, out, width);
  }
}

FAST void cfacenet_convolve(cfacenet_map in, int stride, cfacenet_dense dense, int relu,
                            cfacenet_map out) {
  for (int y = 0; y < out.height; y++) {
    dense_row(in.start + (size_t)(y * stride) * in.row, in.row, stride * in.channels, &dense, relu,
              out.start + (size_t)y * out.row, out.width);
  }
}

FAST void cfacenet_unit(cfacenet_map in, cfacenet_dense dense, cfacenet_depthwise depthwise,
                        int relu, float *rows, cfacenet_map out) {
  const size_t row = (size_t)(in.width + 2) * (size_t)dense.outputs;
  memset(rows, 0, 3 * row * sizeof *rows);
  float *above = rows, *at = rows + row, *below = rows + 2 * row;
  dense_row(in.start, 0, in.channels, &dense, 0, at + dense.outputs, in.width);
  for (int y = 0; y < in.height; y++) {
    if (y + 1 < in.height) {
      dense_row(in.start + (size_t)(y + 1) * in.row, 0, in.channels, &dense, 0,
                below + dense.outputs, in.width);
    } else {
      memset(below, 0, row * sizeof *below);
    }
    depthwise_row(above, at, below, 1, &depthwise, relu, out.start + (size_t)y * out.row, in.width);
    float *free = above;
    above = at;
    at = below;
    below = free;
  }
}

FAST void cfacenet_block(cfacenet_map in, int stride, cfacenet_depthwise depthwise,
                         cfacenet_dense dense, float *line, cfacenet_map out) {
  const int channels = in.channels;
  const size_t bytes = (size_t)out.channels * sizeof(float);
  memset(out.start - out.row - out.channels, 0, (size_t)(out.width + 2) * bytes);
  for (int y = 0; y < out.height; y++) {
    const float *at = in.start + (size_t)(y * stride) * in.row;
    const float *first = stride == 1 ? at - in.row - channels : at;
    depthwise_row(first, first + in.row, first + 2 * in.row, stride, &depthwise, 0, line, out.width);
    float *to = out.start + (size_t)y * out.row;
    memset(to - out.channels, 0, bytes);
    dense_row(line, 0, channels, &dense, 0, to, out.width);
    for (int x = 0; x < out.width; x++) {
      float *pixel = to + x * out.channels;
      for (int c = 0; c < out.channels; c += 8) {
        f8 value = READ(f8, pixel + c);
        if (c < channels) {
          const float *same = at + x * stride * channels + c;
          if (stride == 1) {
            value += READ(f8, same);
          } else {
            const f8 top = MAX(READ(f8, same), READ(f8, same + channels));
            const f8 bottom = MAX(READ(f8, same + in.row), READ(f8, same + in.row + channels));
            value += MAX(top, bottom);
          }
        }
        AT(f8, pixel + c) = POSITIVE(f8, value);
      }
    }
    memset(to + out.width * out.channels, 0, bytes);
  }
  memset(out.start + (size_t)out.height * out.row - out.channels, 0,
         (size_t)(out.width + 2) * bytes);
}

FAST void cfacenet_pool(cfacenet_map in, cfacenet_map out) {
  const int channels = in.channels;
  for (int y = 0; y < out.height; y++) {
    for (int x = 0; x < out.width; x++) {
      const float *from = in.start + (size_t)(2 * y) * in.row + 2 * x * channels;
      float *to = out.start + (size_t)y * out.row + x * channels;
      for (int c = 0; c < channels; c += 8) {
        const f8 top = MAX(READ(f8, from + c), READ(f8, from + channels + c));
        const f8 bottom = MAX(READ(f8, from + in.row + c), READ(f8, from + in.row + channels + c));
        AT(f8, to + c) = MAX(top, bottom);
      }
    }
  }
}

FAST void cfacenet_add_doubled(cfacenet_map from, cfacenet_map to) {
  for (int y = 0; y < to.height; y++) {
    for (int x = 0; x < to.width; x++) {
      const float *one = from.start + (size_t)(y / 2) * from.row + x / 2 * from.channels;
      float *sum = to.start + (size_t)y * to.row + x * to.channels;
      for (int c = 0; c < to.channels; c += 8) AT(f8, sum + c) += READ(f8, one + c);
    }
  }
}
