package org.songline.devices.drums;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/** One running pad: three strokes that may overlap, then drive, filter, level, pan and output. */
final class Pad {
  private static final int STROKES = 3;

  /** Part of the way to a new level that a pad goes in one quantum. */
  private static final float FOLLOW = 0.25f;

  /** Part of the way from one output to another that a pad goes in one quantum. */
  private static final float MOVE = 0.125f;

  /** First of its parameters in the table. */
  private final int at;

  private final DrumVoice[] voices = new DrumVoice[STROKES];
  private final SampleVoice[] samples = new SampleVoice[STROKES];
  private final float[] bus = new float[Quantum.FRAMES];
  private final float[] other = new float[Quantum.FRAMES];
  private final PadShaper shaper;
  private final PadShaper otherShaper;
  private final boolean stereo;
  private final boolean recorded;
  private int newest;
  private boolean alive;
  private boolean fresh;
  private float left;
  private float right;
  private int output;
  private int outputBefore;
  private float moved = 1;

  Pad(double rate, long seed, DrumSound initial, int at, @Nullable DrumSample sample) {
    this.at = at;
    stereo = sample != null && sample.channels().length > 1;
    recorded = sample != null;
    shaper = new PadShaper(rate, at);
    otherShaper = new PadShaper(rate, at);
    for (int i = 0; i < STROKES; i++) {
      voices[i] = new DrumVoice(rate, seed, initial);
      samples[i] = new SampleVoice(rate, sample);
    }
  }

  /** Whether anything of it is to be heard. */
  boolean alive() {
    return alive;
  }

  /** Starts a stroke of the pad's model or recording at the next frame. */
  void strike(DrumSound kit, int model, Stroke how, long number) {
    if (!alive) {
      alive = true;
      fresh = true;
      Arrays.fill(bus, 0f);
      Arrays.fill(other, 0f);
    }
    newest = (newest + 1) % STROKES;
    voices[newest].stop();
    samples[newest].stop();
    if (model == DrumModels.SAMPLE) {
      samples[newest].strike(how);
    } else {
      voices[newest].strike(model == DrumModels.KIT ? kit : DrumModels.sound(model), how, number);
    }
  }

  /** Lets the newest stroke glide to some octaves above its own pitch. */
  void glide(float octaves, double seconds) {
    voices[newest].glide(octaves, seconds);
    samples[newest].glide(octaves, seconds);
  }

  /** Whether the newest stroke still sounds. */
  boolean newestSounds() {
    return voices[newest].sounding() || samples[newest].sounding();
  }

  /** Fades every stroke out. */
  void fade(double seconds) {
    for (int i = 0; i < STROKES; i++) {
      if (voices[i].sounding()) {
        voices[i].fadeOut(seconds);
      }
      if (samples[i].sounding()) {
        samples[i].fadeOut(seconds);
      }
    }
  }

  /** Makes the strokes' frames from {@code from} to before {@code to} of this quantum. */
  void render(int from, int to) {
    for (int i = 0; i < STROKES && from < to; i++) {
      if (voices[i].sounding()) {
        voices[i].render(bus, from, to);
      }
    }
    if (stereo && from < to) {
      System.arraycopy(bus, from, other, from, to - from);
    }
    for (int i = 0; i < STROKES && from < to && recorded; i++) {
      if (samples[i].sounding()) {
        samples[i].render(bus, other, stereo, from, to);
      }
    }
  }

  /** Ends a quantum: shapes the strokes and adds them to the pad's output. */
  void finish(Io io) {
    Values v = io.values;
    if (fresh) {
      shaper.snap();
      otherShaper.snap();
      left = gain(v, 0);
      right = gain(v, 1);
      output = v.choice(at + DrumsTable.OUTPUT);
      moved = 1;
      fresh = false;
    }
    shaper.process(v, bus);
    if (stereo) {
      otherShaper.process(v, other);
    }
    float leftStep = (gain(v, 0) - left) * (FOLLOW / Quantum.FRAMES);
    float rightStep = (gain(v, 1) - right) * (FOLLOW / Quantum.FRAMES);
    send(io, leftStep, rightStep);
    left += Quantum.FRAMES * leftStep;
    right += Quantum.FRAMES * rightStep;
    boolean sounds = false;
    for (int i = 0; i < STROKES; i++) {
      voices[i].settle();
      samples[i].settle();
      sounds |= voices[i].sounding() || samples[i].sounding();
    }
    alive = sounds || !shaper.empty() || (stereo && !otherShaper.empty());
    Arrays.fill(bus, 0f);
    Arrays.fill(other, 0f);
  }

  /** Constant power, 0 dB in the centre. */
  private float gain(Values v, int side) {
    float level = Exact.fastGain(v.end(at + DrumsTable.LEVEL) + v.end(DrumsTable.ALL_LEVEL));
    float pan = v.end(at + DrumsTable.PAN) * 0.01f;
    float turns = 0.125f * (1 + (side == 0 ? pan : -pan));
    return level * 1.41421356f * Exact.fastCos(turns);
  }

  private void send(Io io, float leftStep, float rightStep) {
    int wanted = io.values.choice(at + DrumsTable.OUTPUT);
    if (moved == 1 && wanted != output) {
      outputBefore = output;
      output = wanted;
      moved = 0;
    }
    int target = connected(io, output);
    int before = connected(io, outputBefore);
    if (moved == 1 || target == before) {
      moved = 1;
      add(io, target, leftStep, rightStep, 1, 0);
    } else {
      float step = MOVE / Quantum.FRAMES;
      add(io, target, leftStep, rightStep, moved, step);
      add(io, before, leftStep, rightStep, 1 - moved, -step);
      moved = Math.min(1, moved + MOVE);
    }
  }

  /** The choice of an output, or 0 for the main one where nothing is connected. */
  private static int connected(Io io, int choice) {
    return choice == 0 || io.outputs[choice - 1] == null ? 0 : choice;
  }

  private void add(
      Io io, int target, float leftStep, float rightStep, float share, float shareStep) {
    float[] out = io.audio;
    int offset = io.offset;
    if (target > 0) {
      float[] pad = io.outputs[target - 1];
      if (pad == null) {
        return;
      }
      out = pad;
      offset = io.outputOffset;
    }
    float[] second = stereo ? other : bus;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      int i = offset + 2 * f;
      float part = Math.fma(f, shareStep, share);
      out[i] = Math.fma(bus[f] * part, Math.fma(f, leftStep, left), out[i]);
      out[i + 1] = Math.fma(second[f] * part, Math.fma(f, rightStep, right), out[i + 1]);
    }
  }

  void reset() {
    for (int i = 0; i < STROKES; i++) {
      voices[i].stop();
      samples[i].stop();
    }
    Arrays.fill(bus, 0f);
    Arrays.fill(other, 0f);
    shaper.reset();
    otherShaper.reset();
    newest = 0;
    alive = false;
    fresh = false;
    output = 0;
    outputBefore = 0;
    moved = 1;
  }
}
