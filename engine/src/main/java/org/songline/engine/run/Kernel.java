package org.songline.engine.run;

import java.util.Optional;
import org.songline.engine.plan.DeviceSpec;
import org.songline.model.song.Id.TrackId;

/** Runs one operation of a plan. Allocates nothing, waits for nothing. */
interface Kernel {
  /**
   * Makes quanta of its output.
   *
   * @param quantum the engine's first quantum; the song's is less by the operation's lag
   * @param count how many, at most the length of the buffers
   */
  void run(long quantum, int count);

  /** Takes what it needs of the score, before its first block; may allocate. */
  default void prepare(Score score) {}

  /** Follows what the score now says, from the next quantum on. On the audio path. */
  void bind(Score score);

  /** What failed in it, a line; not on the audio path. */
  default Optional<String> failure() {
    return Optional.empty();
  }

  /** The line about a device that failed. */
  static String failure(DeviceSpec device, TrackId track, Throwable failure) {
    return "The device %s (%s) on track %s failed: %s"
        .formatted(device.id().text(), device.type().id(), track.text(), failure);
  }
}
