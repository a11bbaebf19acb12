#include "cjpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#if JPEG_LIB_VERSION >= 70  // the application interface of libjpeg 8, as Ubuntu builds it
#define BLOCK_EDGE(component) ((component)->DCT_h_scaled_size)
#define BLOCK_EDGE_V(component) ((component)->DCT_v_scaled_size)
#define MIN_BLOCK_EDGE(cinfo) ((cinfo)->min_DCT_v_scaled_size)
#else
#define BLOCK_EDGE(component) ((component)->DCT_scaled_size)
#define BLOCK_EDGE_V(component) ((component)->DCT_scaled_size)
#define MIN_BLOCK_EDGE(cinfo) ((cinfo)->min_DCT_scaled_size)
#endif

// ---------------------------------------------------------------- errors

typedef struct {
  struct jpeg_error_mgr base;
  jmp_buf escape;
  int result;
  cjpeg_detail *detail;
} error_manager;

static void leave(j_common_ptr cinfo, int result) {
  error_manager *errors = (error_manager *)cinfo->err;
  char text[JMSG_LENGTH_MAX];
  errors->base.format_message(cinfo, text);
  snprintf(errors->detail->text, sizeof errors->detail->text, "%.*s",
           (int)sizeof errors->detail->text - 1, text);
  errors->result = result;
  longjmp(errors->escape, 1);
}

static void on_error(j_common_ptr cinfo) {
  switch (cinfo->err->msg_code) {
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
      leave(cinfo, CJPEG_MEMORY);
      break;
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_NOT_COMPILED:
    case JERR_CONVERSION_NOTIMPL:
      leave(cinfo, CJPEG_UNSUPPORTED);
      break;
    default:
      leave(cinfo, CJPEG_CORRUPT);
  }
}

// libjpeg goes on after a warning and fills what is missing with grey. To us the first warning is
// the end, but for the two that cameras and editors cause with sound files.
static void on_message(j_common_ptr cinfo, int level) {
  if (level >= 0) return;
  switch (cinfo->err->msg_code) {
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR:
      return;
    case JWRN_JPEG_EOF:
      leave(cinfo, CJPEG_TRUNCATED);
      break;
    case JWRN_HIT_MARKER: {
      j_decompress_ptr decoder = (j_decompress_ptr)cinfo;
      leave(cinfo, decoder->unread_marker == JPEG_EOI ? CJPEG_TRUNCATED : CJPEG_CORRUPT);
      break;
    }
    default:
      leave(cinfo, CJPEG_CORRUPT);
  }
}

static void on_output(j_common_ptr cinfo) { (void)cinfo; }  // the default prints to stderr

// ---------------------------------------------------------------- source

static void source_begin(j_decompress_ptr cinfo) { (void)cinfo; }
static void source_end(j_decompress_ptr cinfo) { (void)cinfo; }

// All bytes are there from the start; whoever asks for more has passed the end of the file.
static boolean source_fill(j_decompress_ptr cinfo) {
  static const JOCTET end[2] = {0xFF, JPEG_EOI};
  cinfo->src->next_input_byte = end;
  cinfo->src->bytes_in_buffer = sizeof end;
  return TRUE;
}

static void source_skip(j_decompress_ptr cinfo, long count) {
  if (count <= 0) return;
  if ((size_t)count > cinfo->src->bytes_in_buffer) {
    source_fill(cinfo);
    return;
  }
  cinfo->src->next_input_byte += count;
  cinfo->src->bytes_in_buffer -= (size_t)count;
}

// ---------------------------------------------------------------- decode

static void allocate(j_decompress_ptr cinfo, cjpeg_memory *memory, cjpeg_planes *planes) {
  size_t offset[4];
  size_t total = 0;
  planes->count = cinfo->num_components;
  for (int i = 0; i < cinfo->num_components; i++) {
    jpeg_component_info *component = &cinfo->comp_info[i];
    cjpeg_plane *plane = &planes->plane[i];
    if (BLOCK_EDGE(component) != BLOCK_EDGE_V(component)) {
      ERREXIT(cinfo, JERR_CONVERSION_NOTIMPL);
    }
    plane->block = BLOCK_EDGE(component);
    plane->width = (int)component->downsampled_width;
    plane->height = (int)component->downsampled_height;
    plane->stride = (size_t)component->width_in_blocks * (size_t)plane->block;
    offset[i] = total;
    // A cache line on its own for the first row of each plane.
    total += (plane->stride * (size_t)component->height_in_blocks * (size_t)plane->block + 63) / 64 * 64;
  }
  if (total > memory->capacity) {
    free(memory->start);
    memory->capacity = 0;
    memory->start = malloc(total);
    if (memory->start == NULL) ERREXIT1(cinfo, JERR_OUT_OF_MEMORY, 0);
    memory->capacity = total;
  }
  for (int i = 0; i < planes->count; i++) planes->plane[i].samples = memory->start + offset[i];
}

// Reads row after row of MCUs straight into the planes. Rows past the last block of a component
// are not written by libjpeg, so their pointers only have to be valid.
static void read_rows(j_decompress_ptr cinfo, cjpeg_planes *planes) {
  JSAMPROW rows[4][4 * DCTSIZE];
  JSAMPARRAY image[4] = {rows[0], rows[1], rows[2], rows[3]};
  const JDIMENSION lines = (JDIMENSION)(cinfo->max_v_samp_factor * MIN_BLOCK_EDGE(cinfo));
  size_t next[4] = {0};
  while (cinfo->output_scanline < cinfo->output_height) {
    for (int i = 0; i < planes->count; i++) {
      jpeg_component_info *component = &cinfo->comp_info[i];
      cjpeg_plane *plane = &planes->plane[i];
      const size_t last = (size_t)component->height_in_blocks * (size_t)plane->block - 1;
      const int band = component->v_samp_factor * plane->block;
      for (int row = 0; row < band; row++) {
        const size_t at = next[i] + (size_t)row;
        rows[i][row] = plane->samples + (at < last ? at : last) * plane->stride;
      }
      next[i] += (size_t)band;
    }
    jpeg_read_raw_data(cinfo, image, lines);
  }
}

int cjpeg_decode(const uint8_t *bytes, size_t count, int scale, size_t memory_limit,
                 cjpeg_memory *memory, cjpeg_planes *planes, cjpeg_detail *detail) {
  struct jpeg_decompress_struct cinfo;
  error_manager errors;
  struct jpeg_source_mgr source = {
      .next_input_byte = bytes,
      .bytes_in_buffer = count,
      .init_source = source_begin,
      .fill_input_buffer = source_fill,
      .skip_input_data = source_skip,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = source_end,
  };
  memset(planes, 0, sizeof *planes);
  detail->text[0] = 0;
  cinfo.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = on_error;
  errors.base.emit_message = on_message;
  errors.base.output_message = on_output;
  errors.result = CJPEG_OK;
  errors.detail = detail;
  cinfo.mem = NULL;  // so that the way out below is safe if create fails

  if (setjmp(errors.escape)) {
    if (cinfo.mem != NULL) jpeg_destroy_decompress(&cinfo);
    memset(planes, 0, sizeof *planes);
    return errors.result;
  }
  jpeg_create_decompress(&cinfo);
  cinfo.mem->max_memory_to_use = (long)memory_limit;
  cinfo.src = &source;
  jpeg_read_header(&cinfo, TRUE);
  if (cinfo.num_components > 4) ERREXIT(&cinfo, JERR_CONVERSION_NOTIMPL);
  cinfo.raw_data_out = TRUE;
  cinfo.do_fancy_upsampling = FALSE;
  cinfo.do_block_smoothing = FALSE;
  cinfo.dct_method = JDCT_ISLOW;
  cinfo.out_color_space = cinfo.jpeg_color_space;
  cinfo.scale_num = (unsigned)scale;
  cinfo.scale_denom = DCTSIZE;
  jpeg_start_decompress(&cinfo);
  allocate(&cinfo, memory, planes);
  read_rows(&cinfo, planes);
  jpeg_finish_decompress(&cinfo);
  jpeg_destroy_decompress(&cinfo);
  return CJPEG_OK;
}
