package org.songline.studio.live;

import org.songline.engine.live.Session;
import org.songline.engine.live.TransportState;

/** What a player plays: the live engine, or in tests a signal whose every sample is known. */
public interface Source {
  /**
   * Makes the next block. On the audio path.
   *
   * @param stereo receives interleaved frames
   * @param quanta of 64 frames
   */
  void run(float[] stereo, int quanta);

  /** The frame of the song that the next block begins with. */
  long frame();

  TransportState state();

  /** Frames by which what is made lags the song. */
  int latency();

  /** The live engine. */
  static Source of(Session session) {
    return new SessionSource(session);
  }
}
