// The loops that Swift loses: it has no per-function target, and its SIMD types reach SSE2 only.
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

/// The coefficients that can matter, of every `every`-th block of a plane: those of an orthonormal
/// 8×8 DCT of the samples less 128, times 16, whose magnitude is at least their limit. Edges are
/// replicated to whole blocks.
///
/// `limits` has 64 entries at u * 8 + v for the coefficient of v vertical and u horizontal half waves;
/// the first is infinite, since the means are given apart. For each block in question `means` gets the
/// mean, `activity` the variance and `start` the index of its first coefficient; `start` one entry
/// more. `positions` gets zigzag indices, ascending within a block, and `values` the coefficients,
/// rounded; both have room for 63 entries a block.
///
/// Returns how many coefficients there are.
int ckernels_gather(const uint8_t *samples, int width, int height, int every, const float *limits,
                    int16_t *means, float *activity, int32_t *start, uint8_t *positions,
                    int16_t *values);

/// The cheapest levels of the candidates of some blocks, in the form that `ckernels_gather` gives them: those that are least in the sum of weight·(x − level)² and the prices of the symbols, x being
/// a coefficient in steps. Each candidate is dropped, rounded, or rounded one lower where that needs a
/// shorter magnitude.
///
/// `reciprocals` has one over each step by zigzag index, in the unit of the values; `weights` one entry
/// per block; `prices` 64 × 16 entries by the zeros before a level and the size of its magnitude.
/// `levels` gets one entry for each candidate of those blocks. `frequency` has 256 entries, by zeros << 4 | size, that what
/// is coded is added to.
///
/// Returns the bits of all magnitudes.
int ckernels_choose_levels(const int32_t *blocks, int block_count, const int32_t *start,
                           const uint8_t *positions, const int16_t *values,
                           const float *reciprocals, const float *weights, const float *prices,
                           float end_price, int16_t *levels, int32_t *frequency);

/// The means of two by two samples, rounded. A last odd row or column is left out. `means` has room
/// for half the width times half the height, each rounded down.
void ckernels_halve(const uint8_t *samples, size_t width, size_t height, uint8_t *means);

/// The sum of |N * sample| over all samples but those at the border, N being 1 −2 1, −2 4 −2, 1 −2 1.
int64_t ckernels_roughness(const uint8_t *samples, size_t stride, int width, int height);

/// The steps between neighbours: `across` gets for each of `width` − 1 columns the sum of the steps to
/// the next on top of what it holds, `down` for each of `height` − 1 rows the sum of the steps to the next.
void ckernels_steps(const uint8_t *samples, int width, int height, int32_t *across, int32_t *down);

#endif
