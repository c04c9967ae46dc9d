package org.songline.mastering;

import java.io.IOException;
import org.songline.mastering.input.AudioInput;

/** Reads the samples of a master from its start. */
final class MasterInput implements AudioInput {
  private final String name;
  private final Mastered master;
  private long at;

  MasterInput(String name, Mastered master) {
    this.name = name;
    this.master = master;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int sampleRate() {
    return master.sampleRate();
  }

  @Override
  public int channels() {
    return master.channels();
  }

  @Override
  public long frames() {
    return master.frames();
  }

  @Override
  public int read(float[] interleaved, int offset, int frames) throws IOException {
    int count = master.read(at, interleaved, offset, frames);
    at += count;
    return count;
  }
}
