/* A camera that is not there: stands before libc's open, access, ioctl and poll for paths below
   /dev/bale-fake/, linked into a test or preloaded into the kiosk. The rest of the path is what
   kind of camera it is:

     mjpeg  yuyv        good ones; mjpeg shows the file named by BALE_V4L2_JPEG
     moving             as yuyv, and the dark half changes with every frame
     cable              as moving, while the file named by BALE_V4L2_CABLE is there
     stall              five frames, then none
     unplug             five frames, then the cable is pulled
     damaged            every other frame carries the driver's error mark
     short              claims fewer bytes than a frame has
     length  index      claims bytes beyond the buffer; a buffer that was never announced
     format  size       agrees to another format; to measures beyond all sense
     busy               another program has it

   The descriptor is a memfd, so that mmap and close are the real ones. One camera at a time. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#undef open
#undef open64
#undef poll

enum { kBuffers = 4, kBuffer = 4 << 20, kFramesBeforeTrouble = 5, kPaceUs = 15000 };
static const char kPlace[] = "/dev/bale-fake/";

static struct {
  int fd;
  char kind[32];
  unsigned char* memory;
  unsigned char* jpeg;
  size_t jpeg_size;
  unsigned width, height, format;
  int queued[kBuffers];
  int streaming;
  unsigned frames;
} camera = {.fd = -1};

static int is(const char* kind) { return strcmp(camera.kind, kind) == 0; }

static int moves(void) { return is("moving") || is("cable"); }

/* Asked anew each time: it is pulled out and plugged in while the program runs. */
static int connected(const char* kind) {
  int (*next)(const char*, int) = (int (*)(const char*, int))dlsym(RTLD_NEXT, "access");
  const char* cable = getenv("BALE_V4L2_CABLE");
  return strcmp(kind, "cable") != 0 || (cable != NULL && next(cable, F_OK) == 0);
}

static int real_open(const char* path, int flags) {
  int (*next)(const char*, int, ...) = (int (*)(const char*, int, ...))dlsym(RTLD_NEXT, "open");
  return next(path, flags);
}

static void read_jpeg(void) {
  const char* path = getenv("BALE_V4L2_JPEG");
  camera.jpeg_size = 0;
  if (path == NULL) return;
  int fd = real_open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  camera.jpeg = realloc(camera.jpeg, kBuffer);
  ssize_t n = 0;
  while (camera.jpeg_size < kBuffer &&
         (n = read(fd, camera.jpeg + camera.jpeg_size, kBuffer - camera.jpeg_size)) > 0) {
    camera.jpeg_size += (size_t)n;
  }
  close(fd);
}

static int open_camera(const char* kind) {
  if (strcmp(kind, "busy") == 0) {
    errno = EBUSY;
    return -1;
  }
  if (!connected(kind)) {
    errno = ENOENT;
    return -1;
  }
  camera.fd = memfd_create("camera", MFD_CLOEXEC);
  if (camera.fd < 0 || ftruncate(camera.fd, (off_t)kBuffers * kBuffer) != 0) return -1;
  camera.memory = mmap(NULL, (size_t)kBuffers * kBuffer, PROT_READ | PROT_WRITE, MAP_SHARED,
                       camera.fd, 0);
  strncpy(camera.kind, kind, sizeof camera.kind - 1);
  memset(camera.queued, 0, sizeof camera.queued);
  camera.streaming = 0;
  camera.frames = 0;
  read_jpeg();
  return camera.fd;
}

static int any_open(const char* name, const char* path, int flags, mode_t mode) {
  if (strncmp(path, kPlace, sizeof kPlace - 1) == 0) return open_camera(path + sizeof kPlace - 1);
  int (*next)(const char*, int, ...) = (int (*)(const char*, int, ...))dlsym(RTLD_NEXT, name);
  return next(path, flags, mode);
}

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return any_open("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return any_open("open64", path, flags, mode);
}

int __open_2(const char* path, int flags) { return any_open("open", path, flags, 0); }

int access(const char* path, int mode) {
  if (strncmp(path, kPlace, sizeof kPlace - 1) == 0) {
    if (connected(path + sizeof kPlace - 1)) return 0;
    errno = ENOENT;
    return -1;
  }
  int (*next)(const char*, int) = (int (*)(const char*, int))dlsym(RTLD_NEXT, "access");
  return next(path, mode);
}

static int refuse(int number) {
  errno = number;
  return -1;
}

static void measure_jpeg(void) {
  camera.width = 640;
  camera.height = 480;
  for (size_t i = 0; i + 9 < camera.jpeg_size; ++i) {
    if (camera.jpeg[i] != 0xFF || camera.jpeg[i + 1] != 0xC0) continue;
    camera.height = (unsigned)(camera.jpeg[i + 5] << 8 | camera.jpeg[i + 6]);
    camera.width = (unsigned)(camera.jpeg[i + 7] << 8 | camera.jpeg[i + 8]);
    return;
  }
}

static int set_format(struct v4l2_format* f) {
  const int yuyv = !is("mjpeg");
  camera.format = yuyv ? V4L2_PIX_FMT_YUYV : V4L2_PIX_FMT_MJPEG;
  if (yuyv) {
    camera.width = f->fmt.pix.width > 800 ? 800 : f->fmt.pix.width;
    camera.height = f->fmt.pix.height > 600 ? 600 : f->fmt.pix.height;
  } else {
    measure_jpeg();
  }
  f->fmt.pix.width = camera.width;
  f->fmt.pix.height = camera.height;
  f->fmt.pix.pixelformat = is("format") ? V4L2_PIX_FMT_H264 : camera.format;
  f->fmt.pix.bytesperline = yuyv ? camera.width * 2 : 0;
  f->fmt.pix.sizeimage = kBuffer;
  if (is("size")) f->fmt.pix.width = f->fmt.pix.height = 0x7FFFFFFF;
  return 0;
}

/* Left half dark, right half bright, colourless. */
static unsigned fill_yuyv(unsigned char* to) {
  const unsigned dark = moves() ? 40 + camera.frames * 23 % 150 : 40;
  for (unsigned i = 0; i < camera.width * camera.height; ++i) {
    to[2 * i] = (unsigned char)(i % camera.width < camera.width / 2 ? dark : 200);
    to[2 * i + 1] = 128;
  }
  return camera.width * camera.height * 2;
}

static int dequeue(struct v4l2_buffer* b) {
  const int trouble = camera.frames >= kFramesBeforeTrouble;
  if ((is("unplug") && trouble) || !connected(camera.kind)) return refuse(ENODEV);
  if (is("stall") && trouble) return refuse(EAGAIN);
  unsigned at = 0;
  while (at < kBuffers && !camera.queued[at]) ++at;
  if (!camera.streaming || at == kBuffers) return refuse(EAGAIN);
  camera.queued[at] = 0;
  unsigned char* to = camera.memory + (size_t)at * kBuffer;
  unsigned used = 0;
  if (camera.format == V4L2_PIX_FMT_MJPEG) {
    memcpy(to, camera.jpeg, camera.jpeg_size);
    used = (unsigned)camera.jpeg_size;
  } else {
    used = fill_yuyv(to);
  }
  b->index = at;
  b->bytesused = used;
  b->flags = is("damaged") && camera.frames % 2 == 0 ? V4L2_BUF_FLAG_ERROR : 0;
  ++camera.frames;
  if (is("short")) b->bytesused = used / 2;
  if (is("length")) b->bytesused = 0xFFFFFFFFU;
  if (is("index")) b->index = 4000000000U;
  return 0;
}

static int answer(unsigned long request, void* argument) {
  struct v4l2_buffer* b = argument;
  switch (request) {
    case VIDIOC_QUERYCAP: {
      struct v4l2_capability* c = argument;
      c->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
      return 0;
    }
    case VIDIOC_S_FMT: {
      struct v4l2_format* f = argument;
      const unsigned mine = is("mjpeg") ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
      if (f->fmt.pix.pixelformat != mine && !is("format")) return refuse(EINVAL);
      return set_format(f);
    }
    case VIDIOC_REQBUFS:
      ((struct v4l2_requestbuffers*)argument)->count = kBuffers;
      return 0;
    case VIDIOC_QUERYBUF:
      if (b->index >= kBuffers) return refuse(EINVAL);
      b->length = kBuffer;
      b->m.offset = b->index * kBuffer;
      return 0;
    case VIDIOC_QBUF:
      if (b->index >= kBuffers) return refuse(EINVAL);
      camera.queued[b->index] = 1;
      return 0;
    case VIDIOC_DQBUF: return dequeue(b);
    case VIDIOC_STREAMON: camera.streaming = 1; return 0;
    case VIDIOC_STREAMOFF: camera.streaming = 0; return 0;
    default: return refuse(ENOTTY);
  }
}

int ioctl(int fd, unsigned long request, ...) {
  va_list more;
  va_start(more, request);
  void* argument = va_arg(more, void*);
  va_end(more);
  if (fd == camera.fd && fd >= 0) return answer(request, argument);
  int (*next)(int, unsigned long, ...) = (int (*)(int, unsigned long, ...))dlsym(RTLD_NEXT, "ioctl");
  return next(fd, request, argument);
}

int poll(struct pollfd* fds, nfds_t count, int timeout) {
  if (count == 1 && fds[0].fd == camera.fd && camera.fd >= 0) {
    const int trouble = camera.frames >= kFramesBeforeTrouble;
    if (is("stall") && trouble) {
      usleep((useconds_t)timeout * 1000);
      return 0;
    }
    usleep(kPaceUs);
    fds[0].revents = (is("unplug") && trouble) || !connected(camera.kind) ? POLLERR | POLLHUP : POLLIN;
    return 1;
  }
  int (*next)(struct pollfd*, nfds_t, int) =
      (int (*)(struct pollfd*, nfds_t, int))dlsym(RTLD_NEXT, "poll");
  return next(fds, count, timeout);
}

int __poll_chk(struct pollfd* fds, nfds_t count, int timeout, size_t size);
int __poll_chk(struct pollfd* fds, nfds_t count, int timeout, size_t size) {
  (void)size;
  return poll(fds, count, timeout);
}
