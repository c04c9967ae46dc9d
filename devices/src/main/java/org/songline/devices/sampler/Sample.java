package org.songline.devices.sampler;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/**
 * The frames of one recording, mono, with silence around them so that interpolation never reaches
 * outside: all of them in memory, or only pages where it may begin to sound and the rest in its
 * file. Immutable by agreement: nothing is written to once zones are made of it.
 */
final class Sample {
  /** Frames of silence before the first. */
  static final int LEAD = 4;

  /** Frames of a page. */
  static final int PAGE = 4096;

  private static final int TRAIL = 12;

  /** Frame {@code i} is {@code data[i + LEAD]}; empty when the frames lie in the file. */
  final float[] data;

  final int frames;
  final double rate;

  /** Where the frames are that are not in memory; null when all are. */
  final @Nullable SampleFile file;

  final int channel;

  /** Its number among the samples of its library that lie in files. */
  final int number;

  /** Pages that stay in memory; null for the others. */
  private final float[] @Nullable [] pinned;

  Sample(float[] content, double rate) {
    frames = content.length;
    this.rate = rate;
    file = null;
    channel = 0;
    number = -1;
    pinned = new float[0][];
    data = new float[LEAD + frames + TRAIL];
    for (int i = 0; i < frames; i++) {
      float x = content[i];
      data[i + LEAD] = Exact.bounded(x);
    }
  }

  /** A sample that stays in its file. */
  Sample(SampleFile file, int channel, int number) {
    this.file = file;
    this.channel = channel;
    this.number = number;
    frames = file.frames();
    rate = file.rate();
    data = new float[0];
    pinned = new float[pages()][];
  }

  /** Pages of a sample that lies in a file. */
  int pages() {
    return (frames + PAGE - 1) / PAGE;
  }

  /** A page that stays in memory; null where none does. */
  float @Nullable [] pinned(int page) {
    return pinned[page];
  }

  /** Keeps frames in memory from now on; returns the bytes that this adds. */
  long pin(int from, int count) throws IOException {
    SampleFile source = file;
    long bytes = 0;
    int last = Math.min(frames, from + count);
    for (int page = Math.max(0, from) / PAGE; source != null && page * PAGE < last; page++) {
      if (pinned[page] == null) {
        float[] fresh = new float[PAGE];
        source.read(channel, page * PAGE, fresh, PAGE);
        pinned[page] = fresh;
        bytes += (long) PAGE * Float.BYTES;
      }
    }
    return bytes;
  }

  /** Frames from any place on, wherever they lie; silence outside. Not for the audio path. */
  float[] copy(int from, int count) throws IOException {
    float[] out = new float[count];
    int first = Math.max(0, from);
    int there = Math.max(0, Math.min(frames, from + count) - first);
    SampleFile source = file;
    if (there > 0 && source == null) {
      System.arraycopy(data, first + LEAD, out, first - from, there);
    } else if (there > 0 && source != null) {
      float[] read = new float[there];
      source.read(channel, first, read, there);
      System.arraycopy(read, 0, out, first - from, there);
    }
    return out;
  }

  /** The same backwards, in memory. */
  Sample reversed() throws IOException {
    float[] content = copy(0, frames);
    for (int i = 0, k = frames - 1; i < k; i++, k--) {
      float x = content[i];
      content[i] = content[k];
      content[k] = x;
    }
    return new Sample(content, rate);
  }

  /**
   * Up to {@code end}, then back to just after {@code start}: looped from there it goes to and fro.
   */
  Sample thereAndBack(int start, int end) {
    int back = Math.max(0, end - start - 2);
    float[] content = new float[end + back];
    System.arraycopy(data, LEAD, content, 0, end);
    for (int i = 0; i < back; i++) {
      content[end + i] = data[LEAD + end - 2 - i];
    }
    return new Sample(content, rate);
  }
}
