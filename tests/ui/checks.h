// What must hold on every screen, judged from its description alone and from its pixels.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kiosk/ui/ui.h"

namespace bale::testing {

// One sentence a fault: targets under 20 mm or nearer than 3 mm, outside the panel or out of reach,
// words that leave their box, meet other words or fall under 7:1.
[[nodiscard]] std::vector<std::string> faults_of(const ui::Ui& ui);

// RGB rows of the whole screen against the description: its grounds are really there, and its
// letters are really on them. Catches a description that tells what nobody sees.
[[nodiscard]] std::vector<std::string> lies_of(const ui::Ui& ui, std::span<const std::uint8_t> rgb,
                                               int width, int height);

}  // namespace bale::testing
