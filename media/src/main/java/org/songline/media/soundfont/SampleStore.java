package org.songline.media.soundfont;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.songline.media.vorbis.VorbisStream;

/** Reads samples out of a font's data: 16 bits, 24 bits where sm24 has the low bytes, or Vorbis. */
final class SampleStore implements SoundFont.SampleData {
  private static final float SCALE = 1 / 8388608f;

  private final String name;
  private final MemorySegment data;
  private final MemorySegment low;
  private final List<Place> places;
  private final VorbisStream.Setups setups = new VorbisStream.Setups();

  /**
   * @param start frame of the data, or byte when compressed
   */
  record Place(long start, long end, boolean compressed) {}

  SampleStore(String name, MemorySegment data, MemorySegment low, List<Place> places) {
    this.name = name;
    this.data = data;
    this.low = low.byteSize() >= data.byteSize() / 2 ? low : MemorySegment.ofArray(new byte[0]);
    this.places = List.copyOf(places);
  }

  @Override
  public float[] read(int sample) throws IOException {
    Place place = places.get(sample);
    if (place.compressed()) {
      byte[] packed =
          data.asSlice(place.start(), place.end() - place.start()).toArray(ValueLayout.JAVA_BYTE);
      return VorbisSample.decode(name, "sample " + sample, packed, setups);
    }
    int count = (int) (place.end() - place.start());
    short[] high = data.asSlice(place.start() * 2, count * 2L).toArray(Chunks.INT16);
    float[] frames = new float[count];
    if (low.byteSize() == 0) {
      for (int i = 0; i < count; i++) {
        frames[i] = high[i] * (256 * SCALE);
      }
    } else {
      byte[] fine = low.asSlice(place.start(), count).toArray(ValueLayout.JAVA_BYTE);
      for (int i = 0; i < count; i++) {
        frames[i] = (high[i] << 8 | (fine[i] & 0xFF)) * SCALE;
      }
    }
    return frames;
  }
}
