package org.songline.engine.output;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all outputs have in common, whichever system they are of. */
abstract class FedOutput implements AudioOutput {
  final Running running = new Running();
  private final OutputDevice device;
  private volatile @Nullable Feed feed;

  FedOutput(OutputDevice device) {
    this.device = device;
  }

  /**
   * From ready to playing: what the device asks for comes from a source.
   *
   * @param lost called once when the device goes, on a thread of its own
   */
  final Feed feed(Source source, Runnable lost) {
    Feed from = new Feed(source, block());
    feed = from;
    running.start(lost);
    return from;
  }

  /** Where what the device asks for comes from; null before the start. */
  final @Nullable Feed feed() {
    return feed;
  }

  @Override
  public final OutputDevice device() {
    return device;
  }

  @Override
  public final OutputState state() {
    return running.state();
  }

  @Override
  public final long dropouts() {
    return running.dropouts();
  }

  @Override
  public Optional<Throwable> failure() {
    Feed from = feed;
    return from == null ? Optional.empty() : Optional.ofNullable(from.failure());
  }
}
