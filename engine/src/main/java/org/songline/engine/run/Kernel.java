package org.songline.engine.run;

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
}
