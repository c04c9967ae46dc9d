package org.songline.engine.output;

import java.util.Optional;

/** An open output. It asks for blocks on a thread of its own once it is started. */
public interface AudioOutput extends AutoCloseable {
  OutputDevice device();

  /** Frames a second; may differ from what was wished for. */
  int rate();

  /** The most frames that it asks for at once, a multiple of 64. */
  int block();

  /** Frames from being asked for until they are heard, as the device tells it. */
  int latency();

  OutputState state();

  /** How often the device had to go without sound since the start, as far as it tells. */
  long dropouts();

  /**
   * Plays a source from now on. Once only.
   *
   * @param lost called once, on any thread, when the device is gone
   */
  void start(Source source, Runnable lost) throws OutputProblem;

  /** What the source failed with; from then on there is silence. */
  Optional<Throwable> failure();

  /** Stops asking before it returns. */
  @Override
  void close();
}
