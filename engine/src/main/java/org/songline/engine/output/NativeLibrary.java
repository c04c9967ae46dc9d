package org.songline.engine.output;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A library of this machine. Pointers are handed over as numbers, so that calls on the audio path
 * make no objects.
 */
@SuppressWarnings("restricted") // Native code is what it is for.
final class NativeLibrary {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;
  static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

  /** All memory, to be read and written by address. */
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup symbols;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /** The first library of some names or paths that loads. It stays loaded. */
  static Optional<NativeLibrary> find(List<String> names) {
    for (String name : names) {
      try {
        return Optional.of(new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
      } catch (IllegalArgumentException e) {
        // The next name may do.
      }
    }
    return Optional.empty();
  }

  /** What every process has. */
  static NativeLibrary standard() {
    return new NativeLibrary(LINKER.defaultLookup());
  }

  /**
   * A function by its name.
   *
   * @param result nothing when null
   * @throws IllegalStateException when the library has none
   */
  MethodHandle function(String name, @Nullable MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(symbol(name), descriptor(result, parameters));
  }

  /** A function of which only some parameters are declared. */
  MethodHandle variadic(
      String name, int declared, @Nullable MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        symbol(name), descriptor(result, parameters), Linker.Option.firstVariadicArg(declared));
  }

  private MemorySegment symbol(String name) {
    return symbols
        .find(name)
        .orElseThrow(() -> new IllegalStateException("it lacks the function " + name));
  }

  /**
   * The address of a method of an object, for native code to call.
   *
   * @param self an object whose class has the method, by the handles of that class
   */
  static long callback(
      MethodHandles.Lookup lookup,
      Object self,
      String method,
      Arena arena,
      @Nullable MemoryLayout result,
      MemoryLayout... parameters) {
    FunctionDescriptor descriptor = descriptor(result, parameters);
    MethodType type = descriptor.toMethodType();
    try {
      MethodHandle target = lookup.bind(self, method, type);
      return LINKER.upcallStub(target, descriptor, arena).address();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FunctionDescriptor descriptor(
      @Nullable MemoryLayout result, MemoryLayout... parameters) {
    return result == null
        ? FunctionDescriptor.ofVoid(parameters)
        : FunctionDescriptor.of(result, parameters);
  }

  /** A text at an address; empty for none. */
  static String text(long address) {
    return address == 0 ? "" : MEMORY.getString(address);
  }

  /** What a native call threw, which only broken handles can. */
  static RuntimeException broken(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }
}
