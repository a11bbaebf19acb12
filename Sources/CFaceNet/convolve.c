#include "cfacenet.h"

#include <string.h>

// As in CKernels/target.h: AVX2 where the processor has it, whatever the build was made for.
#if defined(__x86_64__) && defined(__linux__) && defined(__clang__)
#define FAST __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define FAST
#endif
#define INLINE static inline __attribute__((always_inline))

// A fused multiply-add rounds once where two operations round twice: a score would differ from
// machine to machine.
#pragma STDC FP_CONTRACT OFF

typedef float f8 __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t i8 __attribute__((vector_size(32), aligned(4), may_alias));

#define AT(pointer) (*(f8 *)(pointer))
#define READ(pointer) (*(const f8 *)(pointer))
#define MAX(a, b) ((f8)(((i8)(a) & ((a) > (b))) | ((i8)(b) & ~((a) > (b)))))
#define POSITIVE(a) ((f8)((i8)(a) & ((a) > (f8){0})))

/// `pixels` × 8·`vectors` outputs, all of which stay in registers while the inputs go by. Both are
/// constants to the compiler.
INLINE void tile(const float *in, size_t row, int step, const cfacenet_dense *dense, int first,
                 int relu, float *out, int pixels, int vectors) {
  f8 sum[8];
  for (int p = 0; p < pixels; p++) {
    for (int v = 0; v < vectors; v++) sum[p * vectors + v] = READ(dense->bias + first + 8 * v);
  }
  const float *weights = dense->weights + first;
  for (int r = 0; r < dense->rows; r++) {
    const float *from = in + (size_t)r * row;
    for (int i = 0; i < dense->length; i++, weights += dense->outputs) {
      for (int p = 0; p < pixels; p++) {
        const float x = from[p * step + i];
        for (int v = 0; v < vectors; v++) sum[p * vectors + v] += READ(weights + 8 * v) * x;
      }
    }
  }
  for (int p = 0; p < pixels; p++) {
    for (int v = 0; v < vectors; v++) {
      const f8 value = sum[p * vectors + v];
      AT(out + p * dense->outputs + first + 8 * v) = relu ? POSITIVE(value) : value;
    }
  }
}

/// A row of outputs of a dense convolution.
INLINE void dense_row(const float *in, size_t row, int step, const cfacenet_dense *dense, int relu,
                      float *out, int width) {
  int first = 0;
  for (; first + 16 <= dense->outputs; first += 16) {
    int x = 0;
    for (; x + 3 <= width; x += 3) {
      tile(in + x * step, row, step, dense, first, relu, out + x * dense->outputs, 3, 2);
    }
    for (; x < width; x++) {
      tile(in + x * step, row, step, dense, first, relu, out + x * dense->outputs, 1, 2);
    }
  }
  if (first < dense->outputs) {
    int x = 0;
    for (; x + 6 <= width; x += 6) {
      tile(in + x * step, row, step, dense, first, relu, out + x * dense->outputs, 6, 1);
    }
    for (; x < width; x++) {
      tile(in + x * step, row, step, dense, first, relu, out + x * dense->outputs, 1, 1);
    }
  }
}

/// A row of outputs of a 3 × 3 convolution of each channel by itself. `above`, `at` and `below` point
/// at the pixels to the left of the first output.
INLINE void depthwise_row(const float *above, const float *at, const float *below, int stride,
                          const cfacenet_depthwise *depthwise, int relu, float *out, int width) {
  const int channels = depthwise->channels;
  const float *const rows[3] = {above, at, below};
  for (int c = 0; c < channels; c += 8) {
    f8 weights[9];
    for (int k = 0; k < 9; k++) weights[k] = READ(depthwise->weights + k * channels + c);
    const f8 bias = READ(depthwise->bias + c);
    for (int x = 0; x < width; x++) {
      f8 sum = bias;
      for (int k = 0; k < 9; k++) {
        sum += weights[k] * READ(rows[k / 3] + (x * stride + k % 3) * channels + c);
      }
      AT(out + x * channels + c) = relu ? POSITIVE(sum) : sum;
    }
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
        f8 value = READ(pixel + c);
        if (c < channels) {
          const float *same = at + x * stride * channels + c;
          if (stride == 1) {
            value += READ(same);
          } else {
            const f8 top = MAX(READ(same), READ(same + channels));
            const f8 bottom = MAX(READ(same + in.row), READ(same + in.row + channels));
            value += MAX(top, bottom);
          }
        }
        AT(pixel + c) = POSITIVE(value);
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
        const f8 top = MAX(READ(from + c), READ(from + channels + c));
        const f8 bottom = MAX(READ(from + in.row + c), READ(from + in.row + channels + c));
        AT(to + c) = MAX(top, bottom);
      }
    }
  }
}

FAST void cfacenet_add_doubled(cfacenet_map from, cfacenet_map to) {
  for (int y = 0; y < to.height; y++) {
    for (int x = 0; x < to.width; x++) {
      const float *one = from.start + (size_t)(y / 2) * from.row + x / 2 * from.channels;
      float *sum = to.start + (size_t)y * to.row + x * to.channels;
      for (int c = 0; c < to.channels; c += 8) AT(sum + c) += READ(one + c);
    }
  }
}
