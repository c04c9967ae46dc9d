package org.songline.engine.output;

import static org.songline.engine.output.NativeLibrary.INT;
import static org.songline.engine.output.NativeLibrary.MEMORY;
import static org.songline.engine.output.NativeLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The functions of a JACK library, which PipeWire has too; the names are those of jack.h. */
final class Jack {
  static final int IS_INPUT = 1;
  static final int IS_OUTPUT = 2;
  static final int IS_PHYSICAL = 4;

  private static final int NO_START_SERVER = 1;
  private static final int SERVER_NAME = 4;
  private static final String AUDIO = "32 bit float mono audio";

  private static final List<String> NAMES =
      List.of(
          "libjack.so.0",
          "/usr/lib/x86_64-linux-gnu/pipewire-0.3/jack/libjack.so.0",
          "/usr/lib/aarch64-linux-gnu/pipewire-0.3/jack/libjack.so.0",
          "/usr/lib64/pipewire-0.3/jack/libjack.so.0",
          "/usr/lib/pipewire-0.3/jack/libjack.so.0",
          "libjack.0.dylib",
          "/opt/homebrew/lib/libjack.0.dylib",
          "/usr/local/lib/libjack.0.dylib",
          "libjack64.dll");

  private final MethodHandle clientOpen;
  private final MethodHandle clientClose;
  private final MethodHandle sampleRate;
  private final MethodHandle bufferSize;
  private final MethodHandle setBufferSize;
  private final MethodHandle portRegister;
  private final MethodHandle portName;
  private final MethodHandle portBuffer;
  private final MethodHandle portByName;
  private final MethodHandle latencyRange;
  private final MethodHandle ports;
  private final MethodHandle free;
  private final MethodHandle connect;
  private final MethodHandle onProcess;
  private final MethodHandle onXrun;
  private final MethodHandle onShutdown;
  private final MethodHandle activate;
  private final MethodHandle deactivate;

  private Jack(NativeLibrary library) {
    clientOpen = library.variadic("jack_client_open", 3, POINTER, POINTER, INT, POINTER, POINTER);
    clientClose = library.function("jack_client_close", INT, POINTER);
    sampleRate = library.function("jack_get_sample_rate", INT, POINTER);
    bufferSize = library.function("jack_get_buffer_size", INT, POINTER);
    setBufferSize = library.function("jack_set_buffer_size", INT, POINTER, INT);
    portRegister =
        library.function(
            "jack_port_register", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
    portName = library.function("jack_port_name", POINTER, POINTER);
    portBuffer = library.function("jack_port_get_buffer", POINTER, POINTER, INT);
    portByName = library.function("jack_port_by_name", POINTER, POINTER, POINTER);
    latencyRange = library.function("jack_port_get_latency_range", null, POINTER, INT, POINTER);
    ports = library.function("jack_get_ports", POINTER, POINTER, POINTER, POINTER, POINTER);
    free = library.function("jack_free", null, POINTER);
    connect = library.function("jack_connect", INT, POINTER, POINTER, POINTER);
    onProcess = library.function("jack_set_process_callback", INT, POINTER, POINTER, POINTER);
    onXrun = library.function("jack_set_xrun_callback", INT, POINTER, POINTER, POINTER);
    onShutdown = library.function("jack_on_shutdown", null, POINTER, POINTER, POINTER);
    activate = library.function("jack_activate", INT, POINTER);
    deactivate = library.function("jack_deactivate", INT, POINTER);
    hush(library);
  }

  /** The library of this machine, if it has one. */
  static Optional<Jack> find() {
    return NativeLibrary.find(NAMES).map(Jack::new);
  }

  /** Keeps the library from writing to the console. */
  private static void hush(NativeLibrary library) {
    long nothing =
        NativeLibrary.callback(
            MethodHandles.lookup(), new Hush(), "say", Arena.global(), null, POINTER);
    try {
      library.function("jack_set_error_function", null, POINTER).invokeExact(nothing);
      library.function("jack_set_info_function", null, POINTER).invokeExact(nothing);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** Takes what the library says. */
  private static final class Hush {
    @SuppressWarnings({"unused", "UnusedMethod"}) // called from native code
    void say(long text) {}
  }

  /**
   * A client of a server that runs; 0 when none does.
   *
   * @param server its name; empty for the usual one
   */
  long open(String client, String server) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(INT);
      int options = NO_START_SERVER | (server.isEmpty() ? 0 : SERVER_NAME);
      return (long)
          clientOpen.invokeExact(
              text(arena, client), options, status.address(), text(arena, server));
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  private static long text(Arena arena, String text) {
    return arena.allocateFrom(text).address();
  }

  private static int call(MethodHandle function, long client) {
    try {
      return (int) function.invokeExact(client);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  private static int call(MethodHandle function, long client, long callback) {
    try {
      return (int) function.invokeExact(client, callback, 0L);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  void close(long client) {
    int ignored = call(clientClose, client);
  }

  int rate(long client) {
    return call(sampleRate, client);
  }

  int block(long client) {
    return call(bufferSize, client);
  }

  /** Changes the length of the blocks of the whole server, where it allows that. */
  boolean block(long client, int frames) {
    try {
      return (int) setBufferSize.invokeExact(client, frames) == 0;
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** A new port; 0 when there can be none. */
  long port(long client, String name, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return (long)
          portRegister.invokeExact(client, text(arena, name), text(arena, AUDIO), (long) flags, 0L);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  String name(long port) {
    try {
      return NativeLibrary.text((long) portName.invokeExact(port));
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** Where the samples of a port stand during a block. On the audio path. */
  long buffer(long port, int frames) {
    try {
      return (long) portBuffer.invokeExact(port, frames);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** The names of ports with some flags, in the order of the server. */
  List<String> ports(long client, int flags) {
    List<String> names = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      long array = (long) ports.invokeExact(client, 0L, text(arena, AUDIO), (long) flags);
      if (array != 0) {
        for (long at = array; pointer(at) != 0; at += Long.BYTES) {
          names.add(NativeLibrary.text(pointer(at)));
        }
        free.invokeExact(array);
      }
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
    return names;
  }

  private static long pointer(long address) {
    return MEMORY.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  boolean connect(long client, String from, String to) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) connect.invokeExact(client, text(arena, from), text(arena, to)) == 0;
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /**
   * The most frames that a port's sound takes to be heard, or has taken since it was.
   *
   * @param playback of what leaves; else of what arrives
   */
  int latency(long port, boolean playback) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment range = arena.allocate(INT, 2);
      latencyRange.invokeExact(port, playback ? 1 : 0, range.address());
      return range.getAtIndex(INT, 1);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** The latency of a port of anybody. */
  int latency(long client, String port, boolean playback) {
    try (Arena arena = Arena.ofConfined()) {
      long found = (long) portByName.invokeExact(client, text(arena, port));
      return found == 0 ? 0 : latency(found, playback);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
  }

  /** Sets who is called. */
  boolean callbacks(long client, long process, long xrun, long shutdown) {
    try {
      onShutdown.invokeExact(client, shutdown, 0L);
    } catch (Throwable e) {
      throw NativeLibrary.broken(e);
    }
    return call(onProcess, client, process) == 0 && call(onXrun, client, xrun) == 0;
  }

  boolean activate(long client) {
    return call(activate, client) == 0;
  }

  void deactivate(long client) {
    int ignored = call(deactivate, client);
  }
}
