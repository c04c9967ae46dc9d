package org.songline.studio.live;

/**
 * From when on what is heard of the song: from {@code engine} on, until the next passage, the sound
 * is that of {@code song}, and of the frames after it when the song rolls.
 *
 * @param engine frame of the engine
 * @param song frame of the song
 */
public record Passage(long engine, long song, boolean rolls) {
  /** The frame of the song that is heard at a frame of the engine. */
  public long at(long frame) {
    return rolls ? Math.max(0, song + frame - engine) : song;
  }
}
