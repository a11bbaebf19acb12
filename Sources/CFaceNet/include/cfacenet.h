// The two face networks' weights, and the convolutions that Swift loses (see CKernels): each is
// compiled three times and the processor picks one; all add in the same order and never contract, so that
// every machine computes the same bits.
//
// A map is height × width × channels floats, the channels of a pixel side by side, a multiple of
// eight of them. A bordered map has one more pixel of zeros on every side, and is given by its first
// pixel inside; `row` is the floats from one row to the next.

#ifndef CFACENET_H
#define CFACENET_H

#include <stddef.h>
#include <stdint.h>

enum {
  CFACENET_YUNET_COUNT = 53104,
  CFACENET_BLAZEFACE_COUNT = 101390,
};

/// The float16 weights of YuNet (MIT; see NOTICE), as Tools/face-weights.py writes them.
const uint16_t *cfacenet_yunet(void);

/// The float16 weights of BlazeFace (Apache-2.0; see NOTICE), as Tools/face-weights.py writes them.
const uint16_t *cfacenet_blazeface(void);

/// A map of `width` × `height` pixels of `channels` floats.
typedef struct {
  float *start;
  size_t row;
  int width;
  int height;
  int channels;
} cfacenet_map;

/// Weights of a dense convolution: `rows` × `length` × `outputs` floats, where `length` counts the
/// floats of one row under the kernel; then one bias per output. `outputs` is a multiple of eight.
typedef struct {
  const float *weights;
  const float *bias;
  int rows;
  int length;
  int outputs;
} cfacenet_dense;

/// Weights of a 3 × 3 convolution of each channel by itself: nine times `channels`, then the biases.
typedef struct {
  const float *weights;
  const float *bias;
  int channels;
} cfacenet_depthwise;

/// A dense convolution that moves by `stride` pixels from output to output, then ReLU if wanted.
/// `in.start` is the first float under the kernel for the first output.
void cfacenet_convolve(cfacenet_map in, int stride, cfacenet_dense dense, int relu,
                       cfacenet_map out);

/// The unit of YuNet: a 1 × 1 convolution, a 3 × 3 one of each channel by itself with a border of
/// zeros, then ReLU if wanted. `rows` has room for 3 rows of (width + 2) × outputs floats.
void cfacenet_unit(cfacenet_map in, cfacenet_dense dense, cfacenet_depthwise depthwise, int relu,
                   float *rows, cfacenet_map out);

/// The unit of BlazeFace: a 3 × 3 convolution of each channel by itself, a 1 × 1 convolution, plus
/// the input, then ReLU. `in` and `out` are bordered; channels that the input lacks are zeros. With
/// a stride of 2 the kernel starts at the even pixel and the input is pooled by its maximum. `line`
/// has room for a row of out.width × in.channels floats.
void cfacenet_block(cfacenet_map in, int stride, cfacenet_depthwise depthwise, cfacenet_dense dense,
                    float *line, cfacenet_map out);

/// The maximum of each 2 × 2 pixels.
void cfacenet_pool(cfacenet_map in, cfacenet_map out);

/// Adds to each 2 × 2 pixels of `to` the one pixel of `from` that lies there.
void cfacenet_add_doubled(cfacenet_map from, cfacenet_map to);

#endif
