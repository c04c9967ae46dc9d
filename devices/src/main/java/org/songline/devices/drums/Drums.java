package org.songline.devices.drums;

import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.noise.Noise;

/** The running drum machine: three strokes of each pad may overlap. */
final class Drums implements Processor {
  private static final int STROKES = 3;
  private static final double CHOKE = 0.012;
  private static final double AGAIN = 0.004;

  /** Part of the way to a new level that a pad goes in one quantum. */
  private static final float FOLLOW = 0.25f;

  private final DrumVoice[][] voices;
  private final int[] newest;
  private final float[] left;
  private final float[] right;
  private final float[] x = new float[Quantum.FRAMES];
  private final long seed;

  Drums(Setup setup) {
    seed = setup.seed();
    int pads = DrumKit.PADS.size();
    voices = new DrumVoice[pads][STROKES];
    newest = new int[pads];
    left = new float[pads];
    right = new float[pads];
    for (int pad = 0; pad < pads; pad++) {
      for (int i = 0; i < STROKES; i++) {
        voices[pad][i] =
            new DrumVoice(setup.sampleRate(), seed + pad, DrumKit.PADS.get(pad).eight());
      }
    }
  }

  @Override
  public void process(Io io) {
    Events events = io.events;
    int done = 0;
    for (int i = 0; i < events.size(); i++) {
      int kind = events.kind(i);
      if (kind == Events.NOTE_ON || kind == Events.ALL_OFF) {
        render(io, done, events.frame(i));
        done = Math.max(done, events.frame(i));
      }
      if (kind == Events.NOTE_ON) {
        int pad = DrumKit.pad(Math.round(events.key(i)));
        if (pad >= 0) {
          strike(io, pad, events.frame(i), events.value(i));
        }
      } else if (kind == Events.ALL_OFF) {
        for (DrumVoice[] pad : voices) {
          fade(pad, CHOKE);
        }
      }
    }
    render(io, done, Quantum.FRAMES);
    for (int pad = 0; pad < voices.length; pad++) {
      if (sounding(pad)) {
        left[pad] += Quantum.FRAMES * step(io.values, pad, 0);
        right[pad] += Quantum.FRAMES * step(io.values, pad, 1);
        for (DrumVoice voice : voices[pad]) {
          voice.settle();
        }
      }
    }
  }

  private void strike(Io io, int pad, int frame, float velocity) {
    Values v = io.values;
    int at = DrumsType.PADS + pad * DrumsType.PER_PAD;
    if (!sounding(pad)) {
      left[pad] = gain(v, pad, 0);
      right[pad] = gain(v, pad, 1);
    }
    int choke = DrumKit.PADS.get(pad).choke();
    for (int other = 0; other < voices.length; other++) {
      if (other == pad) {
        fade(voices[other], AGAIN);
      } else if (choke > 0 && DrumKit.PADS.get(other).choke() == choke) {
        fade(voices[other], CHOKE);
      }
    }
    newest[pad] = (newest[pad] + 1) % STROKES;
    voices[pad][newest[pad]].strike(
        DrumKit.PADS.get(pad).sound(v.choice(DrumsType.KIT)),
        velocity,
        Exact.fastExp2(v.at(at + DrumsType.TUNE) * (1f / 12)),
        v.at(at + DrumsType.DECAY) * 0.01,
        v.at(at + DrumsType.SNAP) * 0.01,
        Noise.mix(seed + io.frame + frame));
  }

  private static void fade(DrumVoice[] pad, double seconds) {
    for (DrumVoice voice : pad) {
      if (voice.sounding()) {
        voice.fadeOut(seconds);
      }
    }
  }

  private boolean sounding(int pad) {
    for (DrumVoice voice : voices[pad]) {
      if (voice.sounding()) {
        return true;
      }
    }
    return false;
  }

  /** Constant power, 0 dB in the centre. */
  private static float gain(Values v, int pad, int side) {
    int at = DrumsType.PADS + pad * DrumsType.PER_PAD;
    float level = Exact.fastGain(v.end(at + DrumsType.LEVEL) + v.end(DrumsType.OUTPUT));
    float pan = v.end(at + DrumsType.PAN) * 0.01f;
    float turns = 0.125f * (1 + (side == 0 ? pan : -pan));
    return level * 1.41421356f * Exact.fastCos(turns);
  }

  /** What the gain of a side changes by in a frame. */
  private float step(Values v, int pad, int side) {
    float now = side == 0 ? left[pad] : right[pad];
    return (gain(v, pad, side) - now) * (FOLLOW / Quantum.FRAMES);
  }

  private void render(Io io, int from, int to) {
    for (int pad = 0; pad < voices.length && from < to; pad++) {
      if (sounding(pad)) {
        render(io, pad, from, to);
      }
    }
  }

  private void render(Io io, int pad, int from, int to) {
    float leftStep = step(io.values, pad, 0);
    float rightStep = step(io.values, pad, 1);
    for (DrumVoice voice : voices[pad]) {
      if (voice.sounding()) {
        voice.render(x, from, to);
        for (int f = from; f < to; f++) {
          int i = io.offset + 2 * f;
          io.audio[i] = Math.fma(x[f], Math.fma(f, leftStep, left[pad]), io.audio[i]);
          io.audio[i + 1] = Math.fma(x[f], Math.fma(f, rightStep, right[pad]), io.audio[i + 1]);
        }
      }
    }
  }

  @Override
  public boolean idle() {
    for (int pad = 0; pad < voices.length; pad++) {
      if (sounding(pad)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    for (DrumVoice[] pad : voices) {
      for (DrumVoice voice : pad) {
        voice.stop();
      }
    }
  }
}
