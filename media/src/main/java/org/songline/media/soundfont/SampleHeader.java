package org.songline.media.soundfont;

/**
 * What a font says about one sample. Frames count from the sample's own start.
 *
 * @param frames length; for compressed samples known only once decoded, and 0 here
 * @param loopStart first frame of the loop
 * @param loopEnd frame after the loop's last
 * @param rate frames a second
 * @param key MIDI key of the recorded pitch, 0 to 127; 60 where the font says "unpitched"
 * @param correction cents to add to the recorded pitch
 * @param compressed whether the data is Ogg Vorbis
 */
public record SampleHeader(
    String name,
    int frames,
    int loopStart,
    int loopEnd,
    int rate,
    int key,
    int correction,
    boolean compressed) {}
