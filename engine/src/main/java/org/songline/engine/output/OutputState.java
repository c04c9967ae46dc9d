package org.songline.engine.output;

/** How an output fares. */
public enum OutputState {
  /** It is open and asks for nothing yet. */
  READY,
  /** It plays. */
  PLAYING,
  /** Its device or its server is gone; it asks for nothing any more. */
  LOST,
  /** It was closed. */
  CLOSED
}
