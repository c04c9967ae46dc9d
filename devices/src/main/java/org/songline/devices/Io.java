package org.songline.devices;

import org.songline.dsp.Quantum;

/**
 * What one processor sees of one quantum. The host owns it and fills it; the fields are public
 * because this is the audio path. Everything is valid only during {@link Processor#process}.
 */
public final class Io {
  /** Position of the first frame in the song, a multiple of {@link Quantum#FRAMES}. */
  public long frame;

  /** Tempo at the first frame, quarter notes a minute. */
  public double tempo = 120;

  /** Position of the first frame in quarter notes from the start of the song. */
  public double quarters;

  /** Interleaved stereo, in place; an instrument finds silence here. */
  public float[] audio = new float[Quantum.SAMPLES];

  /** Index of the first sample in {@link #audio}. */
  public int offset;

  /** Interleaved stereo of the side-chain, delayed to match; valid when {@link #hasSide}. */
  public float[] side = new float[Quantum.SAMPLES];

  /** Index of the first sample in {@link #side}. */
  public int sideOffset;

  /** Whether the song connects a side-chain. */
  public boolean hasSide;

  /** Notes and controllers of this quantum; empty for effects. */
  public final Events events = new Events();

  /** Parameter values of this quantum. */
  public final Values values;

  public Io(DeviceType type) {
    values = new Values(type.parameters());
  }
}
