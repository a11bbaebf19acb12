// The three loops that Swift loses: it has no per-function target, and its SIMD types reach SSE2 only.
// Each is compiled twice and the processor picks one; both compute the same bits, since nothing is
// contracted or reordered.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// One row as the weighted sum of `taps` rows of bytes, `stride` apart. `row` has room for `width`
/// floats rounded up to the next multiple of 32.
void ckernels_combine_rows(const uint8_t *samples, size_t stride, int width, int taps,
                           const float *weights, float *row);

/// Eight rows of floats, `stride` apart, side by side: `line` holds eight floats per column.
void ckernels_interleave(const float *rows, size_t stride, int width, float *line);

/// Every column of eight rows that lie side by side as the weighted sum of `taps` columns, rounded
/// and kept to 0…255. Column c of row r goes to `out[c * column_step + r * row_step]`, for `rows`
/// rows of the eight.
void ckernels_combine_columns(const float *line, int count, int taps, const int32_t *start,
                              const float *weights, int rows, uint8_t *out, size_t column_step,
                              size_t row_step);

/// The orthonormal 8×8 DCT of every block of a plane, samples less 128, times 16, rounded: 64
/// coefficients per block in natural order. Edges are replicated to whole blocks. `activity` gets the
/// variance of each block.
void ckernels_transform(const uint8_t *samples, int width, int height, int16_t *coefficients,
                        float *activity);

#endif
