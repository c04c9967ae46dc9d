package org.songline.devices;

/**
 * A running device: state of its own, one quantum at a time. Used by one thread at a time. {@code
 * process} allocates nothing, takes no lock and does no I/O.
 */
public interface Processor {
  /** Frames by which the output lags the input; the same for the life of the processor. */
  default int latency() {
    return 0;
  }

  /** Whether {@link #readAhead} has anything to do; the same for the life of the processor. */
  default boolean readsAhead() {
    return false;
  }

  /**
   * Reads from files what the next block of so many frames may need. Not on the audio path: by
   * another thread, perhaps while the block before is being made; the next block waits for it.
   */
  default void readAhead(int frames) {}

  /** Makes the next quantum: replaces {@code io.audio} in place. */
  void process(Io io);

  /**
   * Whether the last quantum's input, the side-chain included, was silence and nothing sounds on:
   * the output is silence, and would stay so for ever while the input is silence and no event
   * comes. The host may then skip {@link #process}; to keep the bits the same whether it does or
   * not, an idle device takes changed values at once, without a glide. Silence is below -140 dBFS.
   * True for a new processor.
   */
  boolean idle();

  /** Back to the state of a new processor with the values of {@code io} at the next quantum. */
  void reset();
}
