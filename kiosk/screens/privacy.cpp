#include "kiosk/screens/privacy.h"

namespace bale::screens {

Icon privacy_icon(const report::Privacy& p) {
  if (p.anonim) return Icon::kOrangt;
  return p.rahasia ? Icon::kIsit : Icon::kOrang;
}

Text privacy_text(const report::Privacy& p) {
  if (p.anonim && p.rahasia) return Text::kWhoShortKeduanya;
  if (p.anonim) return Text::kWhoShortAnonim;
  return p.rahasia ? Text::kWhoShortRahasia : Text::kWhoShortTerbuka;
}

Text privacy_title(const report::Privacy& p) {
  if (p.anonim && p.rahasia) return Text::kWhoKeduanya;
  if (p.anonim) return Text::kWhoAnonim;
  return p.rahasia ? Text::kWhoRahasia : Text::kWhoTerbuka;
}

}  // namespace bale::screens
