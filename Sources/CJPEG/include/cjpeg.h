// libjpeg behind a fence: every function opens and closes its own session, catches libjpeg's
// longjmp inside, and hands back plain numbers and planes. No libjpeg type crosses this header.

#ifndef CJPEG_H
#define CJPEG_H

#include <stddef.h>
#include <stdint.h>

/// One component of a decoded photo, as it is stored in the file: no upsampling, no colour conversion.
typedef struct {
  uint8_t *samples;  ///< `height` rows of `stride` bytes
  size_t stride;     ///< bytes from one row to the next; a multiple of the block size
  int width;         ///< samples of a row that belong to the picture
  int height;        ///< rows that belong to the picture
  int block;         ///< samples that one 8×8 block of the file became, along one edge: 1, 2, 4 or 8
} cjpeg_plane;

/// Memory for planes, that can serve photo after photo: pages that are there already cost nothing.
/// Zeroed to begin with; `free(memory.start)` ends it.
typedef struct {
  uint8_t *start;
  size_t capacity;  ///< bytes
} cjpeg_memory;

/// Up to four components, that lie in the `cjpeg_memory` they were decoded to.
typedef struct {
  int count;
  cjpeg_plane plane[4];
} cjpeg_planes;

/// Why a photo could not be decoded.
enum {
  CJPEG_OK = 0,
  CJPEG_TRUNCATED,    ///< the entropy-coded data ended before the picture did
  CJPEG_CORRUPT,      ///< anything else that is wrong with the data; libjpeg's warnings count
  CJPEG_UNSUPPORTED,  ///< a legal JPEG process that libjpeg does not decode
  CJPEG_MEMORY,       ///< more working memory than `memory_limit`, or the system has none left
};

/// libjpeg's own words, for the log of a developer; never contains bytes of the photo.
typedef struct {
  char text[200];
} cjpeg_detail;

/// Decodes all components at `scale`/8 of their size (`scale` is 1, 2, 4 or 8).
///
/// The reduced sizes are averages of the full-size samples, as libjpeg-turbo computes them in the
/// DCT domain; a subsampled component is reduced less where that brings it to the size of the others.
/// A file that ends without an EOI marker is read as if it had one. The first warning that means
/// damage ends the decode. On any result but CJPEG_OK `planes` is empty. `memory` is replaced by a
/// larger piece where it is too small.
int cjpeg_decode(const uint8_t *bytes, size_t count, int scale, size_t memory_limit,
                 cjpeg_memory *memory, cjpeg_planes *planes, cjpeg_detail *detail);

#endif
