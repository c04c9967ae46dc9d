package org.songline.engine.output;

import static org.songline.engine.output.NativeLibrary.INT;
import static org.songline.engine.output.NativeLibrary.MEMORY;
import static org.songline.engine.output.NativeLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import org.songline.dsp.Quantum;

/** Plays on the thread of a PortAudio stream. */
final class PortAudioOutput extends FedOutput {
  /** Where the device says nothing of its blocks. */
  private static final int USUAL_BLOCK = 512;

  private final PortAudio library;
  private final Arena arena = Arena.ofShared();
  private final long stream;
  private final int rate;
  private final int block;

  PortAudioOutput(
      PortAudio library, OutputDevice device, PortAudio.Device found, int wishedRate, int wished)
      throws OutputProblem {
    super(device);
    this.library = library;
    this.block = wished > 0 ? wished : USUAL_BLOCK;
    long callback =
        NativeLibrary.callback(
            MethodHandles.lookup(),
            this,
            "process",
            arena,
            INT,
            POINTER,
            POINTER,
            POINTER,
            POINTER,
            POINTER,
            POINTER);
    long opened;
    try {
      opened = library.open(found, wishedRate, wished, callback);
    } catch (OutputProblem problem) {
      try {
        opened = library.open(found, found.rate(), wished, callback);
      } catch (OutputProblem again) {
        arena.close();
        throw again;
      }
    }
    this.stream = opened;
    this.rate = (int) Math.round(library.rate(stream));
  }

  @Override
  public void start(Source source, Runnable lost) throws OutputProblem {
    Feed _ = feed(source, lost);
    long finished =
        NativeLibrary.callback(MethodHandles.lookup(), this, "finished", arena, null, POINTER);
    library.start(device().name(), stream, finished);
  }

  @SuppressWarnings("UnusedMethod") // called from native code
  private int process(
      long unusedIn, long out, long frameCount, long unusedTimes, long flags, long unused) {
    if (((int) flags & PortAudio.OUTPUT_UNDERFLOW) != 0) {
      running.dropOut();
    }
    Feed from = feed();
    int frames = (int) frameCount;
    for (int done = 0; from != null && done < frames; ) {
      int count = from.next(frames - done);
      MemorySegment.copy(
          from.stereo(),
          from.from(),
          MEMORY,
          ValueLayout.JAVA_FLOAT_UNALIGNED,
          out + (long) Float.BYTES * Quantum.CHANNELS * done,
          count * Quantum.CHANNELS);
      from.used(count);
      done += count;
    }
    return PortAudio.CONTINUE;
  }

  /** The stream ended; nobody asked it to, unless it is closed. */
  @SuppressWarnings("UnusedMethod") // called from native code
  private void finished(long unused) {
    running.lose();
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public int latency() {
    return (int) Math.round(library.latency(stream) * rate);
  }

  @Override
  public void close() {
    if (running.close()) {
      library.close(stream);
      arena.close();
    }
  }
}
