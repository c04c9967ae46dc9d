package org.songline.engine.output;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an output is doing, whichever system it is of. */
final class Running {
  private final AtomicReference<OutputState> state = new AtomicReference<>(OutputState.READY);
  private final AtomicLong dropouts = new AtomicLong();
  private volatile @Nullable Runnable whenLost;

  OutputState state() {
    return Objects.requireNonNull(state.get());
  }

  boolean playing() {
    return state.get() == OutputState.PLAYING;
  }

  /**
   * From ready to playing.
   *
   * @param lost called once when the device goes, on a thread of its own
   */
  void start(Runnable lost) {
    whenLost = lost;
    if (!state.compareAndSet(OutputState.READY, OutputState.PLAYING)) {
      throw new IllegalStateException("an output starts once: it is " + state.get());
    }
  }

  /** The device is gone. Any thread, also those of native code. */
  void lose() {
    OutputState before = state.getAndUpdate(s -> s == OutputState.CLOSED ? s : OutputState.LOST);
    Runnable told = whenLost;
    if (before == OutputState.PLAYING && told != null) {
      // Whoever is told may close the output, which waits for the thread that lost it.
      Thread.ofPlatform().name("songline-output-lost").daemon().start(told);
    }
  }

  /** True the first time. */
  boolean close() {
    return state.getAndSet(OutputState.CLOSED) != OutputState.CLOSED;
  }

  void dropOut() {
    dropouts.incrementAndGet();
  }

  long dropouts() {
    return dropouts.get();
  }
}
