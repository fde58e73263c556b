#include "sync/seal/cbor.h"

#include <cbor.h>

#include <algorithm>
#include <limits>

namespace bale::seal {
namespace {

constexpr std::size_t kHeadMax = 9;  // initial byte and at most eight of argument (RFC 8949 §3)
constexpr int kDepthMax = 16;

constexpr std::uint8_t kFalse = 0xF4;
constexpr std::uint8_t kTrue = 0xF5;
constexpr std::uint8_t kNull = 0xF6;
constexpr std::uint8_t kMajorMask = 0xE0;
constexpr std::uint8_t kTagMajor = 0xC0;

using Encode = std::size_t (*)(std::uint64_t, unsigned char*, std::size_t);

void put(SecretBytes& out, Encode encode, std::uint64_t value) {
  const auto before = out.size();
  out.resize(before + kHeadMax);
  out.resize(before + encode(value, out.data() + before, kHeadMax));
}

void copy(SecretBytes& out, ByteView value) {
  const auto before = out.size();
  out.resize(before + value.size());
  std::copy(value.begin(), value.end(), out.begin() + static_cast<std::ptrdiff_t>(before));
}

}  // namespace

void CborWriter::array(std::size_t items) {
  put(out_, cbor_encode_array_start, items);
}
void CborWriter::map(std::size_t pairs) {
  put(out_, cbor_encode_map_start, pairs);
}
void CborWriter::tag(std::uint64_t number) {
  put(out_, cbor_encode_tag, number);
}
void CborWriter::unsigned_int(std::uint64_t value) {
  put(out_, cbor_encode_uint, value);
}

void CborWriter::integer(std::int64_t value) {
  // A negative integer n travels as -1 - n, which is its bits turned over.
  if (value < 0) return put(out_, cbor_encode_negint, ~static_cast<std::uint64_t>(value));
  unsigned_int(static_cast<std::uint64_t>(value));
}

void CborWriter::bytes(ByteView value) {
  put(out_, cbor_encode_bytestring_start, value.size());
  raw(value);
}

void CborWriter::text(std::string_view utf8) {
  put(out_, cbor_encode_string_start, utf8.size());
  raw(view_of(utf8));
}

void CborWriter::boolean(bool value) {
  out_.push_back(value ? kTrue : kFalse);
}
void CborWriter::null() {
  out_.push_back(kNull);
}
void CborWriter::raw(ByteView encoded) {
  copy(out_, encoded);
}

// ---- reading ----

// What one step of the streaming decoder found.
struct CborReader::Item {
  enum class Type : std::uint8_t {
    kNone,
    kUnsigned,
    kNegative,
    kBytes,
    kText,
    kArray,
    kMap,
    kTag,
    kBoolean,
    kNull
  };
  Type type{Type::kNone};
  std::uint64_t value{0};  // the argument: number, count or length
  ByteView content;        // of a string
  bool is(Type wanted) const { return type == wanted; }
};

namespace {

// The one length of head that may carry `value`.
std::size_t shortest_head(std::uint64_t value) {
  if (value < 24) return 1;
  if (value <= std::numeric_limits<std::uint8_t>::max()) return 2;
  if (value <= std::numeric_limits<std::uint16_t>::max()) return 3;
  return value <= std::numeric_limits<std::uint32_t>::max() ? 5 : 9;
}

template <typename Item, typename Item::Type kType, typename Number>
void on_number(void* context, Number value) {
  auto& item = *static_cast<Item*>(context);
  item.type = kType;
  item.value = value;
}

template <typename Item, typename Item::Type kType>
void on_string(void* context, cbor_data data, std::size_t size) {
  auto& item = *static_cast<Item*>(context);
  item.type = kType;
  item.value = size;
  item.content = {data, size};
}

template <typename Item>
void on_null(void* context) {
  static_cast<Item*>(context)->type = Item::Type::kNull;
}

// Floats, undefined, breaks and everything of indefinite length have no place in our messages:
// their callbacks do nothing, so the item stays kNone and the reader stops.
template <typename Item>
cbor_callbacks callbacks() {
  using Type = typename Item::Type;
  cbor_callbacks on = cbor_empty_callbacks;
  on.uint8 = on_number<Item, Type::kUnsigned, std::uint8_t>;
  on.uint16 = on_number<Item, Type::kUnsigned, std::uint16_t>;
  on.uint32 = on_number<Item, Type::kUnsigned, std::uint32_t>;
  on.uint64 = on_number<Item, Type::kUnsigned, std::uint64_t>;
  on.negint8 = on_number<Item, Type::kNegative, std::uint8_t>;
  on.negint16 = on_number<Item, Type::kNegative, std::uint16_t>;
  on.negint32 = on_number<Item, Type::kNegative, std::uint32_t>;
  on.negint64 = on_number<Item, Type::kNegative, std::uint64_t>;
  on.byte_string = on_string<Item, Type::kBytes>;
  on.string = on_string<Item, Type::kText>;
  on.array_start = on_number<Item, Type::kArray, std::size_t>;
  on.map_start = on_number<Item, Type::kMap, std::size_t>;
  on.tag = on_number<Item, Type::kTag, std::uint64_t>;
  on.boolean = on_number<Item, Type::kBoolean, bool>;
  on.null = on_null<Item>;
  return on;
}

bool is_tag(ByteView input) {
  return (input[0] & kMajorMask) == kTagMajor;
}

// libcbor 0.8 refuses the tags 6 to 20, COSE's 18 among them: a tag is read as the number it is.
template <typename Item>
cbor_decoder_result decode_tag(ByteView input, const cbor_callbacks& on, Item& item) {
  ByteArray<9> head{};  // the longest there is
  const auto size = std::min(input.size(), head.size());
  std::copy_n(input.begin(), size, head.begin());
  head[0] = static_cast<std::uint8_t>(head[0] & ~kMajorMask);
  const auto step = cbor_stream_decode(head.data(), size, &on, &item);
  if (item.is(Item::Type::kUnsigned)) item.type = Item::Type::kTag;
  return step;
}

}  // namespace

CborReader::Item CborReader::next() {
  static const cbor_callbacks kCallbacks = callbacks<Item>();
  Item item;
  if (!ok_ || rest_.empty()) return fault(), Item{};
  const auto step = is_tag(rest_)
                        ? decode_tag(rest_, kCallbacks, item)
                        : cbor_stream_decode(rest_.data(), rest_.size(), &kCallbacks, &item);
  if (step.status != CBOR_DECODER_FINISHED || item.is(Item::Type::kNone)) return fault(), Item{};
  const bool simple = item.is(Item::Type::kBoolean) || item.is(Item::Type::kNull);
  const auto head = step.read - item.content.size();
  if (head != (simple ? 1 : shortest_head(item.value))) return fault(), Item{};
  rest_ = rest_.subspan(step.read);
  return item;
}

// An array or map holds at least one byte an item: a count beyond what is left is a lie.
std::size_t CborReader::array() {
  const auto item = next();
  if (!item.is(Item::Type::kArray) || item.value > rest_.size()) return fault(), 0;
  return static_cast<std::size_t>(item.value);
}

void CborReader::array_of(std::size_t expected) {
  if (array() != expected) fault();
}

std::size_t CborReader::map() {
  const auto item = next();
  if (!item.is(Item::Type::kMap) || item.value > rest_.size() / 2) return fault(), 0;
  return static_cast<std::size_t>(item.value);
}

std::uint64_t CborReader::tag() {
  const auto item = next();
  return item.is(Item::Type::kTag) ? item.value : (fault(), 0);
}

std::uint64_t CborReader::unsigned_int() {
  const auto item = next();
  return item.is(Item::Type::kUnsigned) ? item.value : (fault(), 0);
}

std::int64_t CborReader::integer() {
  const auto item = next();
  const bool number = item.is(Item::Type::kUnsigned) || item.is(Item::Type::kNegative);
  if (!number || item.value > std::numeric_limits<std::int64_t>::max()) return fault(), 0;
  const auto value = static_cast<std::int64_t>(item.value);
  return item.is(Item::Type::kNegative) ? -1 - value : value;
}

ByteView CborReader::bytes() {
  const auto item = next();
  return item.is(Item::Type::kBytes) ? item.content : (fault(), ByteView{});
}

std::string_view CborReader::text() {
  const auto item = next();
  return item.is(Item::Type::kText) ? text_of(item.content) : (fault(), std::string_view{});
}

bool CborReader::boolean() {
  const auto item = next();
  return item.is(Item::Type::kBoolean) ? item.value != 0 : (fault(), false);
}

bool CborReader::null() {
  if (!ok_ || rest_.empty() || rest_[0] != kNull) return false;
  rest_ = rest_.subspan(1);
  return true;
}

void CborReader::skip(int depth) {
  if (depth > kDepthMax) return fault();
  const auto item = next();
  const bool pairs = item.is(Item::Type::kMap);
  const bool holds = pairs || item.is(Item::Type::kArray) || item.is(Item::Type::kTag);
  if (!holds) return;
  if (!item.is(Item::Type::kTag) && item.value > rest_.size()) return fault();
  const auto inside = item.is(Item::Type::kTag) ? 1 : item.value * (pairs ? 2 : 1);
  for (std::uint64_t i = 0; i < inside && ok_; ++i) skip(depth + 1);
}

ByteView CborReader::raw() {
  const auto start = rest_;
  skip(0);
  return ok_ ? start.first(start.size() - rest_.size()) : ByteView{};
}

}  // namespace bale::seal
