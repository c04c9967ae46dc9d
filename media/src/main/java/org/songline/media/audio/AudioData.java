package org.songline.media.audio;

/**
 * A whole sound in memory.
 *
 * @param channels one array a channel, all of the same length; shared, not copied: treat as fixed
 */
@SuppressWarnings("ArrayRecordComponent")
public record AudioData(AudioFormat format, AudioMetadata metadata, float[][] channels) {
  public int frames() {
    return channels[0].length;
  }
}
