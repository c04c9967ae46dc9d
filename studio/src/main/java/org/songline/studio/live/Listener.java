package org.songline.studio.live;

/** Somebody who may pace the engine. Asked on the audio path. */
interface Listener {
  /** Whether its clock went on lately. */
  boolean alive(long now);

  /** Frames that were made for it and that it has not played. */
  int store();

  /** Frames that it should have in store. */
  int target();
}
