#include "cfacenet.h"

// Written as bytes, little-endian, as every machine that Swift runs on reads them.
_Alignas(64) static const unsigned char yunet[] = {
#embed "yunet.f16"
};
_Alignas(64) static const unsigned char blazeface[] = {
#embed "blazeface.f16"
};

_Static_assert(sizeof yunet == CFACENET_YUNET_COUNT * sizeof(uint16_t), "yunet.f16");
_Static_assert(sizeof blazeface == CFACENET_BLAZEFACE_COUNT * sizeof(uint16_t), "blazeface.f16");

const uint16_t *cfacenet_yunet(void) { return (const uint16_t *)(const void *)yunet; }
const uint16_t *cfacenet_blazeface(void) { return (const uint16_t *)(const void *)blazeface; }
