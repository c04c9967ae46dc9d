package org.songline.engine.output;

import static org.songline.engine.output.NativeLibrary.DOUBLE;
import static org.songline.engine.output.NativeLibrary.INT;
import static org.songline.engine.output.NativeLibrary.MEMORY;
import static org.songline.engine.output.NativeLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/** The functions of PortAudio; the names are those of portaudio.h. */
final class PortAudio {
  /** Of the flags that a callback gets: there was no sound in time. */
  static final int OUTPUT_UNDERFLOW = 4;

  /** What a callback answers to go on. */
  static final int CONTINUE = 0;

  private static final long FLOAT_32 = 1;
  private static final int PARAMETER_BYTES = 32;

  private static final List<String> NAMES =
      List.of(
          "libportaudio.so.2",
          "libportaudio.2.dylib",
          "/opt/homebrew/lib/libportaudio.2.dylib",
          "/usr/local/lib/libportaudio.2.dylib",
          "portaudio_x64.dll",
          "libportaudio-2.dll",
          "portaudio.dll");

  private final MethodHandle initialize;
  private final MethodHandle deviceCount;
  private final MethodHandle usualDevice;
  private final MethodHandle deviceInfo;
  private final MethodHandle hostInfo;
  private final MethodHandle openStream;
  private final MethodHandle onFinished;
  private final MethodHandle startStream;
  private final MethodHandle abortStream;
  private final MethodHandle closeStream;
  private final MethodHandle streamInfo;
  private final MethodHandle errorText;

  /**
   * What there is to know of a device.
   *
   * @param host the interface by which it is reached
   * @param outputs channels
   * @param latency seconds that it wishes for quick answers
   */
  record Device(int index, String name, String host, int outputs, double latency, double rate) {}

  private PortAudio(NativeLibrary library) {
    initialize = library.function("Pa_Initialize", INT);
    deviceCount = library.function("Pa_GetDeviceCount", INT);
    usualDevice = library.function("Pa_GetDefaultOutputDevice", INT);
    deviceInfo = library.function("Pa_GetDeviceInfo", POINTER, INT);
    hostInfo = library.function("Pa_GetHostApiInfo", POINTER, INT);
    openStream =
        library.function(
            "Pa_OpenStream",
            INT,
            POINTER,
            POINTER,
            POINTER,
            DOUBLE,
            POINTER,
            POINTER,
            POINTER,
            POINTER);
    onFinished = library.function("Pa_SetStreamFinishedCallback", INT, POINTER, POINTER);
    startStream = library.function("Pa_StartStream", INT, POINTER);
    abortStream = library.function("Pa_AbortStream", INT, POINTER);
    closeStream = library.function("Pa_CloseStream", INT, POINTER);
    streamInfo = library.function("Pa_GetStreamInfo", POINTER, POINTER);
    errorText = library.function("Pa_GetErrorText", POINTER, INT);
  }

  /** The library of this machine, set up, if it has one that works. */
  static Optional<PortAudio> find() {
    Optional<PortAudio> found = NativeLibrary.find(NAMES).map(PortAudio::new);
    if (found.isPresent()) {
      // It asks for JACK servers and for all sound cards that Linux has a name for.
      JackSystem.hush();
      hushAlsa();
    }
    return found.filter(library -> library.call(library.initialize) == 0);
  }

  /** Keeps the sound library of Linux from telling the console of each device that is not there. */
  private static void hushAlsa() {
    Optional<NativeLibrary> alsa = NativeLibrary.find(List.of("libasound.so.2"));
    if (alsa.isEmpty()) {
      return;
    }
    long nothing =
        NativeLibrary.callback(
            MethodHandles.lookup(),
            new Hush(),
            "say",
            Arena.global(),
            null,
            POINTER,
            INT,
            POINTER,
            INT,
            POINTER);
    try {
      int ignored =
          (int) alsa.get().function("snd_lib_error_set_handler", INT, POINTER).invokeExact(nothing);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** Takes what the library says. */
  private static final class Hush {
    @SuppressWarnings("UnusedMethod") // called from native code
    void say(
        long unusedFile, int unusedLine, long unusedFunction, int unusedError, long unusedFormat) {}
  }

  private int call(MethodHandle function) {
    try {
      return (int) function.invokeExact();
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  private int call(MethodHandle function, long stream) {
    try {
      return (int) function.invokeExact(stream);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  private long info(MethodHandle function, int index) {
    try {
      return (long) function.invokeExact(index);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  int devices() {
    return Math.max(0, call(deviceCount));
  }

  /** The index of the usual device; less than 0 when there is none. */
  int usual() {
    return call(usualDevice);
  }

  Device device(int index) {
    long at = info(deviceInfo, index);
    long host = info(hostInfo, MEMORY.get(ValueLayout.JAVA_INT_UNALIGNED, at + 16));
    return new Device(
        index,
        NativeLibrary.text(MEMORY.get(ValueLayout.JAVA_LONG_UNALIGNED, at + 8)),
        NativeLibrary.text(MEMORY.get(ValueLayout.JAVA_LONG_UNALIGNED, host + 8)),
        MEMORY.get(ValueLayout.JAVA_INT_UNALIGNED, at + 24),
        MEMORY.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 40),
        MEMORY.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 64));
  }

  /**
   * Opens a stereo stream of floats to a device.
   *
   * @param block frames at once; 0 for whatever suits the device
   * @param callback a {@code PaStreamCallback}
   */
  long open(Device device, double rate, int block, long callback) throws OutputProblem {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stream = arena.allocate(POINTER);
      MemorySegment parameters = arena.allocate(PARAMETER_BYTES, 8);
      parameters.set(INT, 0, device.index());
      parameters.set(INT, 4, 2);
      parameters.set(POINTER, 8, FLOAT_32);
      parameters.set(DOUBLE, 16, device.latency());
      int error =
          (int)
              openStream.invokeExact(
                  stream.address(), 0L, parameters.address(), rate, (long) block, 0L, callback, 0L);
      check(device.name(), error);
      return stream.get(POINTER, 0);
    } catch (OutputProblem problem) {
      throw problem;
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  private void check(String device, int error) throws OutputProblem {
    if (error != 0) {
      throw new OutputProblem(device, NativeLibrary.text(info(errorText, error)));
    }
  }

  /**
   * Starts a stream.
   *
   * @param finished called when it ends by itself
   */
  void start(String device, long stream, long finished) throws OutputProblem {
    try {
      check(device, (int) onFinished.invokeExact(stream, finished));
    } catch (OutputProblem problem) {
      throw problem;
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
    check(device, call(startStream, stream));
  }

  /** Ends a stream before it returns. */
  void close(long stream) {
    int _ = call(abortStream, stream);
    int _ = call(closeStream, stream);
  }

  /** Seconds until what is made is heard. */
  double latency(long stream) {
    long at = call64(streamInfo, stream);
    return at == 0 ? 0 : MEMORY.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 16);
  }

  /** The rate that a stream got. */
  double rate(long stream) {
    long at = call64(streamInfo, stream);
    return at == 0 ? 0 : MEMORY.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at + 24);
  }

  private static long call64(MethodHandle function, long stream) {
    try {
      return (long) function.invokeExact(stream);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }
}
