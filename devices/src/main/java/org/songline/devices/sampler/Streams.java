package org.songline.devices.sampler;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What one device holds of samples that lie in files: pages around its voices, read ahead of them
 * by another thread. A voice that has just begun reads pages that stay in memory, which last for
 * two blocks of {@value #BLOCK} frames.
 */
final class Streams {
  /** The longest block whose end is always reached in time. */
  static final int BLOCK = 1024;

  private final Stream[] streams;
  private final double fastest;
  private final AtomicReferenceArray<@Nullable Zone> zones;
  private final AtomicIntegerArray places;

  /**
   * @param voices of the device
   */
  Streams(Program.Streamed streamed, int voices) {
    streams = streamed.samples().stream().map(Stream::new).toArray(Stream[]::new);
    fastest = streamed.fastest();
    zones = new AtomicReferenceArray<>(voices);
    places = new AtomicIntegerArray(voices);
  }

  /** Frames of a sample that a frame of the output may pass. */
  double fastest() {
    return fastest;
  }

  /** Whether any sample lies in a file. */
  boolean any() {
    return streams.length > 0;
  }

  /** The stream of a zone's sample; null when the sample is in memory. Audio path. */
  @Nullable Stream of(Zone zone) {
    return zone.sample.number < 0 ? null : streams[zone.sample.number];
  }

  /** A voice is at a frame of its zone, or silent. Audio path. */
  void at(int voice, @Nullable Zone zone, int frame) {
    places.setOpaque(voice, frame);
    zones.setRelease(voice, zone != null && zone.sample.number >= 0 ? zone : null);
  }

  /** Reads what voices may need in this block of so many frames and the next. */
  void readAhead(int frames) {
    for (Stream stream : streams) {
      stream.begin();
    }
    long reach = (long) (2 * frames * fastest) + 2 * Interpolation.TAPS;
    for (int voice = 0; voice < zones.length(); voice++) {
      Zone zone = zones.getAcquire(voice);
      if (zone == null) {
        continue;
      }
      Stream stream = streams[zone.sample.number];
      long from = places.getOpaque(voice);
      stream.want(from - Sample.LEAD, from + reach);
      Loop loop = zone.loop;
      if (loop != null && from + reach >= loop.end - loop.lead) {
        stream.want(loop.start - Sample.LEAD, loop.start + reach);
      }
    }
    for (Stream stream : streams) {
      stream.load();
    }
  }

  /** Bytes of pages held now. */
  long bytes() {
    long bytes = 0;
    for (Stream stream : streams) {
      bytes += stream.bytes();
    }
    return bytes;
  }
}
