package org.songline.studio.live;

/** What became of a chosen output. */
public enum OutputPhase {
  /** Browsers play, as was chosen. */
  BROWSER,
  /** The chosen device plays. */
  RUNNING,
  /** The device went while it played; the song goes on in browsers or unheard. */
  LOST,
  /** The device did not open; the song goes on in browsers or unheard. */
  REFUSED
}
