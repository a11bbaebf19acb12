// What nobody who uses libjpeg-turbo can avoid, as plain C: the baseline of every ratio.

#ifndef FLOOR_H
#define FLOOR_H

#include <stddef.h>
#include <stdint.h>

/// Decodes to planar YCbCr at the smallest of 1/8, 2/8, 4/8 and 8/8 whose longer edge is at least
/// `longest_edge`. Returns a sum over the samples so that nothing can be left out, or -1.
int64_t floor_decode(const uint8_t *bytes, size_t count, int longest_edge);

/// One encode of planar 4:2:0 samples: baseline, optimised Huffman, the given IJG quality.
/// `chroma` may be NULL for grey. Returns the size of the file, or -1.
int64_t floor_encode(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, int width,
                     int height, int quality);

/// The same, with the file, which is to be freed.
int64_t floor_write(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, int width,
                    int height, int quality, uint8_t **file);

/// CPU seconds of this thread.
double floor_cpu_seconds(void);

/// The largest resident set of this process so far, in bytes.
int64_t floor_peak_bytes(void);

#endif
