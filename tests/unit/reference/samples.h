// A centre's keys and a bundle under them.
#pragma once

#include "sync/reference/bundle.h"
#include "sync/seal/cbor.h"

namespace bale::reference::test {

inline const Id16 kKiosk{7};

struct Centre {
  seal::SecretSignKey signing{ByteArray<32>{2}};
  seal::KeySet keys;
  Centre() {
    keys.serial = 1;
    keys.signing = {signing.public_key()};
  }
};

inline Bundle a_bundle(std::uint64_t version = 10) {
  Bundle out;
  out.version = version;
  out.kiosk = kKiosk;
  out.as_of = 1'795'000'000'000;
  out.hall = {120, 97, 41};
  out.counts = {{"sampah", "51.02.05.2001", 2968, 4},
                {"jalan", "51.02.05.2001", 2968, 5},
                {"jalan", "51.02.05.2001", 2967, 3},
                {"jalan", "51.02.06.2003", 2968, 2}};
  return out;
}

}  // namespace bale::reference::test
