package org.songline.media;

/**
 * How long work shows itself and can be stopped. Called from the working thread, often; an
 * implementation limits its own output.
 */
@FunctionalInterface
public interface Progress {
  /** Nobody watches. */
  Progress NONE = (done, total) -> true;

  /**
   * @param done units finished so far
   * @param total units in all, or -1 when unknown
   * @return false to ask the work to stop; it then leaves nothing half done
   */
  boolean at(long done, long total);
}
