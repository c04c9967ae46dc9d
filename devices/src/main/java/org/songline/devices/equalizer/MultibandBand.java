package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.MultibandDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.TimeConstant;

/**
 * One band of a multiband compressor, both sides linked: its power, averaged over some
 * milliseconds, says how far it is turned down above one threshold and lifted or lowered below
 * another.
 */
final class MultibandBand {
  private static final float KNEE = 6;

  /** The most that a band is lifted, and lowered from below, in decibels. */
  private static final float MOST = 24;

  /** Decibels of what counts as silence, which is not lifted. */
  private static final float SILENCE = -110;

  private static final float LEAST = 1e-4f;

  /** Frames from one gain to the next; between them it goes in a straight line. */
  private static final int STEP = 4;

  /** Time over which each band's power is averaged. */
  private static final double[] SECONDS = {0.010, 0.005, 0.003, 0.002};

  private final int band;
  private final float mean;
  private final TimeConstant attacking;
  private final TimeConstant releasing;
  private final GainGlide gain;
  private final Glide heard;
  private final Glide active;
  private float power;
  private float envelope;
  private float held = 1;

  MultibandBand(double rate, int band) {
    attacking = new TimeConstant(rate / STEP);
    releasing = new TimeConstant(rate / STEP);
    this.band = band;
    mean = Ballistics.factor(SECONDS[band], rate);
    gain = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    heard = new Glide(rate);
    active = new Glide(rate);
  }

  /** Adds the band to the sound. */
  void run(float[] part, Io io, Glides glides, boolean audible) {
    Values values = io.values;
    gain.next(values, of(band, GAIN));
    float aim = audible ? 1 : 0;
    heard.next(aim, aim);
    active.next(values, of(band, ACTIVE));
    float threshold = glides.from(of(band, THRESHOLD));
    float dThreshold = (glides.to(of(band, THRESHOLD)) - threshold) / Quantum.FRAMES;
    float lower = glides.from(of(band, LOWER));
    float dLower = (glides.to(of(band, LOWER)) - lower) / Quantum.FRAMES;
    float slope = 1f - 1f / glides.from(of(band, RATIO));
    float dSlope = (1f - 1f / glides.to(of(band, RATIO)) - slope) / Quantum.FRAMES;
    float lift = 1f - 1f / glides.from(of(band, BELOW));
    float dLift = (1f - 1f / glides.to(of(band, BELOW)) - lift) / Quantum.FRAMES;
    float attack = attacking.factor(values.end(of(band, ATTACK)) / 1000);
    float release = releasing.factor(values.end(of(band, RELEASE)) / 1000);
    float share = 0.01f * glides.from(MIX);
    float dShare = (0.01f * glides.to(MIX) - share) / Quantum.FRAMES;
    float works = active.from();
    float dWorks = (active.to() - works) / Quantum.FRAMES;
    float sounds = heard.from();
    float dSounds = (heard.to() - sounds) / Quantum.FRAMES;
    float[] gains = gain.gains();
    float[] y = io.audio;
    int offset = io.offset;
    for (int first = 0; first < Quantum.FRAMES; first += STEP) {
      listen(part, first);
      float level = Ballistics.level(power);
      float down =
          Ballistics.reduction(
              level,
              Math.fma(first, dThreshold, threshold),
              Math.fma(first, dSlope, slope),
              0.5f * KNEE,
              0.5f / KNEE);
      float missing = Math.max(0f, Math.fma(first, dLower, lower) - level);
      float up = Math.min(MOST, Math.max(-MOST, missing * Math.fma(first, dLift, lift)));
      float target = level > SILENCE ? down - up : 0f;
      envelope = Ballistics.follow(envelope, target, attack, release);
      float gone = Ballistics.gain(envelope);
      float step = (gone - held) / STEP;
      for (int k = 0; k < STEP; k++) {
        int i = first + k;
        float worked = Math.fma(i, dShare, share) * Math.fma(i, dWorks, works);
        float factor = Math.fma(worked, Math.fma(k + 1, step, held) * gains[i] - 1f, 1f);
        factor *= Math.fma(i, dSounds, sounds);
        y[offset + 2 * i] = Math.fma(part[2 * i], factor, y[offset + 2 * i]);
        y[offset + 2 * i + 1] = Math.fma(part[2 * i + 1], factor, y[offset + 2 * i + 1]);
      }
      held = gone;
    }
    power = Exact.flush(power);
    envelope = Math.abs(envelope) >= LEAST ? envelope : 0f;
  }

  /** Averages the power of some frames. */
  private void listen(float[] part, int first) {
    for (int i = first; i < first + STEP; i++) {
      float left = part[2 * i];
      float right = part[2 * i + 1];
      power = Math.fma(mean, 2 * Math.max(left * left, right * right) - power, power);
    }
  }

  /** Decibels by which the band is turned down at present. */
  float reduction() {
    return envelope;
  }

  boolean empty() {
    return power == 0 && envelope == 0;
  }

  void snap() {
    gain.snap();
    heard.snap();
    active.snap();
  }

  void reset() {
    power = 0;
    envelope = 0;
    held = 1;
  }
}
