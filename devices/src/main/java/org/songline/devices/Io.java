package org.songline.devices;

import org.jspecify.annotations.Nullable;
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

  /**
   * What a note device plays in this quantum, in order of time: all of {@link #events} that shall
   * be heard further on, and its own. Numbers of sounding notes are the device's to choose; each
   * note that it turns on it turns off. The host clears it.
   */
  public final Events played = new Events();

  /**
   * The outputs of {@link DeviceType#outputs}: interleaved stereo from {@link #outputOffset} on,
   * silent when {@link Processor#process} begins; null where the song connects nothing, so that the
   * sound stays in the main output.
   */
  public final float[] @Nullable [] outputs;

  /** Index of the first sample in each of {@link #outputs}. */
  public int outputOffset;

  /**
   * What a modulator says: -1 to 1 at each frame, and last at the first frame of the next quantum.
   */
  public final float[] modulation = new float[Quantum.FRAMES + 1];

  /** What the device tells about the sound, in the order of {@link DeviceType#readings}. */
  public final Readings readings;

  /** Parameter values of this quantum. */
  public final Values values;

  public Io(DeviceType type) {
    values = new Values(type.parameters());
    outputs = new float[type.outputs().size()][];
    readings = new Readings(type.readings().size());
  }
}
