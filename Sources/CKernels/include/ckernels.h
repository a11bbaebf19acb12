// The loops that Swift loses: it has no per-function target, and its SIMD types reach SSE2 only.
// Each is compiled twice and the processor picks one; both compute the same bits, since nothing is
// contracted or reordered.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Rows of a resampled component that are made at a time.
#define CKERNELS_LANES 32

/// Rows of bytes, `stride` apart, as 16-bit numbers 128 times as large and half a level up, `padded`
/// apart: so whole levels come out by cutting off, and black loses as much on the way as any other
/// level.
void ckernels_widen(const uint8_t *samples, size_t stride, int width, int rows, int16_t *wide,
                    size_t padded);

/// One row as the weighted sum of `taps` rows: of each product the high 16 bits. What that cuts off is
/// half a unit in the mean, which is added back. `padded` is a multiple of CKERNELS_LANES.
void ckernels_combine_rows(const int16_t *wide, size_t padded, int taps, const int16_t *weights,
                           int16_t *row);

/// CKERNELS_LANES rows side by side: `line` holds as many numbers per column.
void ckernels_interleave(const int16_t *rows, size_t padded, int16_t *line);

/// Every column of rows that lie side by side as the weighted sum of `taps` columns, as
/// `ckernels_combine_rows` forms it, in units of 1 / 2^`shift`, cut off and kept to 0…255. `tile` gets
/// CKERNELS_LANES bytes per column.
void ckernels_combine_columns(const int16_t *line, int count, int taps, const int32_t *start,
                              const int16_t *weights, int shift, uint8_t *tile);

/// Columns of CKERNELS_LANES bytes, of which the first `rows` count, as rows `stride` apart.
void ckernels_turn(const uint8_t *tile, int count, int rows, uint8_t *out, size_t stride);

/// The same columns as they are, `stride` apart.
void ckernels_lay(const uint8_t *tile, int count, int rows, uint8_t *out, size_t stride);

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

/// A coefficient in steps of its table.
typedef struct {
  float magnitude;   ///< at least half a step
  int16_t rounded;   ///< to the nearest, with its sign
  uint8_t position;  ///< zigzag index
  uint8_t size;      ///< bits of the rounded magnitude
} ckernels_steps;

/// Divides coefficients, in the form that `ckernels_gather` gives them, by the steps of a table, and
/// keeps those of half a step and more.
///
/// `reciprocals` has one over each step by zigzag index, in the unit of the values. `kept_start` gets
/// one entry more than blocks; `kept` has room for one entry more than coefficients.
///
/// Returns how many are `dead_zone` steps or more.
int ckernels_divide(const int32_t *start, int blocks, const uint8_t *positions, const int16_t *values,
                    const float *reciprocals, float dead_zone, int32_t *kept_start,
                    ckernels_steps *kept);

/// The cheapest levels of some blocks: those that are least in the sum of weight·(x − level)² and the
/// prices of the symbols, x being a coefficient in steps. Each is dropped, rounded, or rounded one
/// lower where that needs a shorter magnitude.
///
/// `weights` has one entry per block; `prices` 64 × 16 entries by the zeros before a level and the size
/// of its magnitude. `levels` gets one entry for each coefficient of those blocks. `frequency` has 256
/// entries, by zeros << 4 | size, that what is coded is added to.
///
/// Returns the bits of all magnitudes.
int ckernels_choose_levels(const int32_t *blocks, int block_count, const int32_t *start,
                           const ckernels_steps *steps, const float *weights, const float *prices,
                           float end_price, int16_t *levels, int32_t *frequency);

/// Codes a component of a baseline scan (T.81, F.1.2) as runs of bits, each up to 27 bits and how many
/// they are in the lowest five.
///
/// `order` has `count` blocks, MCU by MCU, -1 where an MCU reaches beyond the last one; `means` are in
/// steps, one per block; `levels` belong to `steps`. The codes are code << 5 | length, `dc` by the size
/// of a difference of means, `ac` by zeros << 4 | size. `runs` has room for six runs a block and one a
/// level; `mcu_start` gets the first run of each MCU, and one entry more.
///
/// Returns how many runs there are.
int ckernels_code_component(const int32_t *order, int count, int blocks_per_mcu, const int16_t *means,
                            const int32_t *start, const ckernels_steps *steps, const int16_t *levels,
                            const uint32_t *dc, const uint32_t *ac, uint32_t *runs, int32_t *mcu_start);

/// Writes the runs of all components MCU by MCU, FF bytes stuffed, the last byte filled with ones.
///
/// `mcu_start` has `mcus` + 1 entries for each component. `out` has room for twice the bytes without
/// stuffing, and 8 more.
///
/// Returns the bytes written.
size_t ckernels_write_runs(const uint32_t *runs, const int32_t *mcu_start, int components, int mcus,
                           uint8_t *out);

/// The means of two by two samples, rounded. A last odd row or column is left out. `means` has room
/// for half the width times half the height, each rounded down.
void ckernels_halve(const uint8_t *samples, size_t width, size_t height, uint8_t *means);

/// The sum of |N * sample| over all samples but those at the border, N being 1 −2 1, −2 4 −2, 1 −2 1.
int64_t ckernels_roughness(const uint8_t *samples, size_t stride, int width, int height);

/// The steps between neighbours: `across` gets for each of `width` − 1 columns the sum of the steps to
/// the next on top of what it holds, `down` for each of `height` − 1 rows the sum of the steps to the next.
void ckernels_differences(const uint8_t *samples, int width, int height, int32_t *across, int32_t *down);

#endif
