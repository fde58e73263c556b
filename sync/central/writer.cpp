#include "sync/central/writer.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace bale::central {
namespace {

// How soon an admin's act, done by another process, is noticed without any contact.
constexpr std::chrono::milliseconds kLook{200};

}  // namespace

Writer::Writer(Store& store, Store::Work news)
    : store_(store), news_(std::move(news)), thread_([this] { run(); }) {}

Writer::~Writer() { stop(); }

bool Writer::submit(Store::Work work, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= kDepth) return false;
    queue_.push_back({std::move(work), std::move(done)});
  }
  wake_.notify_one();
  return true;
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::vector<Writer::Job> Writer::take_group() {
  std::vector<Job> group;
  const auto size = static_cast<std::ptrdiff_t>(std::min(queue_.size(), kGroup));
  std::move(queue_.begin(), queue_.begin() + size, std::back_inserter(group));
  queue_.erase(queue_.begin(), queue_.begin() + size);
  return group;
}

void Writer::run() {
  for (;;) {
    std::vector<Job> group;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, kLook, [this] { return stopping_ || !queue_.empty(); });
      group = take_group();
      if (group.empty() && stopping_) return;
    }
    if (group.empty()) {
      when_idle();
    } else {
      commit(std::move(group));
    }
  }
}

void Writer::commit(std::vector<Job> group) {
  std::vector<Store::Work> works;
  works.reserve(group.size());
  for (auto& job : group) works.push_back(std::move(job.work));
  const auto results = store_.commit(works);
  written_ = true;
  for (std::size_t i = 0; i < group.size(); ++i) group[i].done(results[i]);
}

void Writer::when_idle() {
  if (store_.changed_elsewhere()) {
    const auto done = commit_one(store_, news_);
    if (!done) spdlog::error("news could not be taken in: {}", done.error().message);
  }
  if (std::exchange(written_, false)) store_.rest();
}

}  // namespace bale::central
