// The model file inside the program's read-only data.
#include "sync/guidance/model.h"

__asm__(
    ".section .rodata\n"
    ".balign 64\n"
    ".hidden bale_guidance_model\n"
    ".global bale_guidance_model\n"
    ".hidden bale_guidance_model_end\n"
    ".global bale_guidance_model_end\n"
    "bale_guidance_model:\n"
    ".incbin \"" BALE_GUIDANCE_MODEL
    "\"\n"
    "bale_guidance_model_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const std::uint8_t bale_guidance_model[];      // NOLINT: named by the assembler
extern const std::uint8_t bale_guidance_model_end[];  // NOLINT
}

namespace bale::guidance {

Model Model::built_in() {
  return Model({bale_guidance_model, bale_guidance_model_end});
}

}  // namespace bale::guidance
