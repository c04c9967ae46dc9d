package org.songline.studio.live;

import org.songline.engine.live.Session;
import org.songline.engine.live.TransportState;

/** The live engine as a source. */
record SessionSource(Session session) implements Source {
  @Override
  public void run(float[] stereo, int quanta) {
    session.run(stereo, quanta);
  }

  @Override
  public long frame() {
    return session.frame();
  }

  @Override
  public TransportState state() {
    return session.state();
  }

  @Override
  public int latency() {
    return session.latency();
  }
}
