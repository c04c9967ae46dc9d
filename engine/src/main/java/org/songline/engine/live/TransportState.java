package org.songline.engine.live;

/** What the transport does. */
public enum TransportState {
  /** The song stands; devices and live notes sound. */
  STOPPED,
  /** The song stands and is counted in. */
  COUNTING_IN,
  /** The song plays. */
  ROLLING
}
