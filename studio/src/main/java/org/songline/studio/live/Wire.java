package org.songline.studio.live;

import java.nio.ByteBuffer;

/** One connection that carries binary messages. */
public interface Wire {
  /**
   * Sends a message; the next is sent once this one is done.
   *
   * @param message stays as it is until {@code done}
   * @param done called once on any thread, also when sending failed
   */
  void send(ByteBuffer message, Runnable done);
}
