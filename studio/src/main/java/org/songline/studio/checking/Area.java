package org.songline.studio.checking;

/** The part of making a record that a finding belongs to. */
public enum Area {
  /** Recordings and what devices do to them. */
  SOUND,
  /** Levels, frequencies and places of tracks among others. */
  MIX,
  /** What plays when. */
  ARRANGEMENT,
  /** What leaves the song. */
  MASTER
}
