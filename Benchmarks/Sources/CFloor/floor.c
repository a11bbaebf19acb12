#include "floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <jpeglib.h>

// Errors end the process: the benchmark runs on sound photos.

int64_t floor_decode(const uint8_t *bytes, size_t count, int longest_edge) {
  struct jpeg_decompress_struct cinfo;
  struct jpeg_error_mgr errors;
  cinfo.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&cinfo);
  jpeg_mem_src(&cinfo, (unsigned char *)bytes, count);
  jpeg_read_header(&cinfo, TRUE);
  unsigned scale = 8;
  for (unsigned fast = 1; fast < 8; fast *= 2) {
    const unsigned longest =
        cinfo.image_width > cinfo.image_height ? cinfo.image_width : cinfo.image_height;
    if ((longest * fast + 7) / 8 >= (unsigned)longest_edge) {
      scale = fast;
      break;
    }
  }
  cinfo.scale_num = scale;
  cinfo.scale_denom = 8;
  cinfo.raw_data_out = TRUE;
  cinfo.do_fancy_upsampling = FALSE;
  cinfo.out_color_space = cinfo.jpeg_color_space;
  jpeg_start_decompress(&cinfo);
  JSAMPROW rows[4][4 * DCTSIZE];
  JSAMPARRAY image[4] = {rows[0], rows[1], rows[2], rows[3]};
#if JPEG_LIB_VERSION >= 70
  const int lines = cinfo.max_v_samp_factor * cinfo.min_DCT_v_scaled_size;
#else
  const int lines = cinfo.max_v_samp_factor * cinfo.min_DCT_scaled_size;
#endif
  uint8_t *band[4];
  for (int i = 0; i < cinfo.num_components; i++) {
    const size_t stride = (size_t)cinfo.comp_info[i].width_in_blocks * DCTSIZE;
    band[i] = malloc(stride * 4 * DCTSIZE);
    for (int row = 0; row < 4 * DCTSIZE; row++) rows[i][row] = band[i] + (size_t)row * stride;
  }
  int64_t sum = 0;
  while (cinfo.output_scanline < cinfo.output_height) {
    jpeg_read_raw_data(&cinfo, image, (JDIMENSION)lines);
    sum += band[0][0];
  }
  jpeg_finish_decompress(&cinfo);
  for (int i = 0; i < cinfo.num_components; i++) free(band[i]);
  jpeg_destroy_decompress(&cinfo);
  return sum;
}

int64_t floor_encode(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, int width,
                     int height, int quality) {
  uint8_t *file = NULL;
  const int64_t size = floor_write(luma, blue, red, width, height, quality, &file);
  free(file);
  return size;
}

int64_t floor_write(const uint8_t *luma, const uint8_t *blue, const uint8_t *red, int width,
                    int height, int quality, uint8_t **file) {
  struct jpeg_compress_struct cinfo;
  struct jpeg_error_mgr errors;
  cinfo.err = jpeg_std_error(&errors);
  jpeg_create_compress(&cinfo);
  unsigned char *out = NULL;
  unsigned long size = 0;
  jpeg_mem_dest(&cinfo, &out, &size);
  cinfo.image_width = (JDIMENSION)width;
  cinfo.image_height = (JDIMENSION)height;
  cinfo.input_components = blue != NULL ? 3 : 1;
  cinfo.in_color_space = blue != NULL ? JCS_YCbCr : JCS_GRAYSCALE;
  jpeg_set_defaults(&cinfo);
  jpeg_set_quality(&cinfo, quality, TRUE);
  cinfo.optimize_coding = TRUE;
  cinfo.raw_data_in = TRUE;
  jpeg_start_compress(&cinfo, TRUE);
  const int bands = blue != NULL ? 16 : 8;
  const size_t padded = (size_t)(width + 31) / 32 * 32;
  uint8_t *scratch = calloc(padded, 32);
  JSAMPROW rows[3][16];
  JSAMPARRAY image[3] = {rows[0], rows[1], rows[2]};
  const uint8_t *planes[3] = {luma, blue, red};
  for (int y = 0; y < height; y += bands) {
    for (int i = 0; i < cinfo.num_components; i++) {
      const int w = i == 0 ? width : (width + 1) / 2;
      const int h = i == 0 ? height : (height + 1) / 2;
      const int count = i == 0 ? bands : bands / 2;
      for (int row = 0; row < count; row++) {
        const int at = (i == 0 ? y : y / 2) + row;
        uint8_t *target = scratch + padded * (size_t)(i == 0 ? row : 8 + i * 8 + row);
        memcpy(target, planes[i] + (size_t)(at < h ? at : h - 1) * (size_t)w, (size_t)w);
        memset(target + w, target[w - 1], padded - (size_t)w);
        rows[i][row] = target;
      }
    }
    jpeg_write_raw_data(&cinfo, image, (JDIMENSION)bands);
  }
  jpeg_finish_compress(&cinfo);
  jpeg_destroy_compress(&cinfo);
  free(scratch);
  *file = out;
  return (int64_t)size;
}

double floor_cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int64_t floor_peak_bytes(void) {
#ifdef __linux__
  // getrusage counts the process that started this one as well.
  FILE *status = fopen("/proc/self/status", "r");
  long long kilobytes = -1;
  char line[256];
  while (status != NULL && fgets(line, sizeof line, status) != NULL) {
    if (sscanf(line, "VmHWM: %lld kB", &kilobytes) == 1) break;
  }
  if (status != NULL) fclose(status);
  return (int64_t)kilobytes * 1024;
#else
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
#endif
}
