package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.EqDevice.*;

import org.jspecify.annotations.Nullable;
import org.songline.devices.Io;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.dynamics.TimeConstant;
import org.songline.dsp.filter.Svf;

/**
 * The gains of dynamic bands: each listens to its own range of what comes into the equaliser, or of
 * the side-chain, and moves its gain by the decibels above its threshold.
 */
final class EqDynamics {
  private static final float KNEE = 3;
  private static final float LEAST = 1e-4f;
  private static final double LEAST_SECONDS = 0.002;

  private final @Nullable Ear[] ears = new Ear[BANDS];

  private EqDynamics() {}

  /** Null when no band is dynamic. */
  static @Nullable EqDynamics of(Setup setup) {
    EqDynamics dynamics = null;
    for (int band = 0; band < BANDS; band++) {
      if (setup.initial().get(more(band, DYNAMIC)) >= 0.5) {
        dynamics = dynamics == null ? new EqDynamics() : dynamics;
        int place = setup.initial().get(more(band, PLACEMENT)).intValue();
        dynamics.ears[band] = new Ear(band, place, setup.sampleRate());
      }
    }
    return dynamics;
  }

  /** Moves the gains of the dynamic bands by the next quantum of sound. */
  void next(Io io, EqStrip strip) {
    for (int band = 0; band < BANDS; band++) {
      Ear ear = ears[band];
      if (ear != null) {
        float change = ear.listen(io);
        strip.offset(band, change);
        io.readings.set(band, change);
      }
    }
  }

  boolean empty() {
    boolean empty = true;
    for (int band = 0; band < BANDS; band++) {
      Ear ear = ears[band];
      empty &= ear == null || ear.empty();
    }
    return empty;
  }

  void reset() {
    for (int band = 0; band < BANDS; band++) {
      Ear ear = ears[band];
      if (ear != null) {
        ear.reset();
      }
    }
  }

  /** What one band hears, and how far its gain has gone. */
  private static final class Ear {
    private final int band;
    private final int place;
    private final Svf one = new Svf();
    private final Svf two = new Svf();
    private final double rate;
    private final TimeConstant attacking;
    private final TimeConstant releasing;
    private final TimeConstant averaging;
    private float power;
    private float envelope;

    Ear(int band, int place, double rate) {
      this.rate = rate;
      attacking = new TimeConstant(rate);
      releasing = new TimeConstant(rate);
      averaging = new TimeConstant(rate);
      this.band = band;
      this.place = place;
    }

    /** Decibels by which the gain of the band shall move. */
    float listen(Io io) {
      Values values = io.values;
      int type = values.choice(band * PER_BAND + TYPE);
      boolean bell = type != LOW_SHELF && type != HIGH_SHELF && type != TILT;
      double hertz = values.end(band * PER_BAND + FREQUENCY);
      float cutoff = Svf.warp(hertz, rate);
      float q = bell ? Math.max(0.5f, values.end(band * PER_BAND + Q)) : 0.7071f;
      one.tune(cutoff, 1 / q);
      two.tune(cutoff, 1 / q);
      float range = values.on(band * PER_BAND + ON) ? values.end(more(band, RANGE)) : 0;
      float most = Math.abs(range);
      float threshold = values.end(more(band, THRESHOLD));
      float slope = 1f - 1f / values.end(more(band, RATIO));
      float attack = attacking.factor(values.end(more(band, ATTACK)) / 1000);
      float release = releasing.factor(values.end(more(band, RELEASE)) / 1000);
      float mean = averaging.factor(Math.max(LEAST_SECONDS, 1 / hertz));
      boolean side = io.hasSide && values.on(more(band, KEY));
      float[] x = side ? io.side : io.audio;
      int offset = side ? io.sideOffset : io.offset;
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float heard = hear(x[offset + 2 * i], x[offset + 2 * i + 1], type);
        power = Math.fma(mean, 2 * heard - power, power);
        float over =
            Ballistics.reduction(
                Ballistics.level(power), threshold, slope, 0.5f * KNEE, 0.5f / KNEE);
        envelope = Ballistics.follow(envelope, Math.min(most, over), attack, release);
      }
      one.flush();
      two.flush();
      power = Exact.flush(power);
      envelope = envelope >= LEAST ? envelope : 0f;
      return range < 0 ? -envelope : envelope;
    }

    /** Power of the louder side in the range of the band. */
    private float hear(float left, float right, int type) {
      if (place != STEREO) {
        one.step(EqPlacement.part(left, right, place));
        float v = tone(one, type);
        return v * v;
      }
      one.step(left);
      two.step(right);
      float l = tone(one, type);
      float r = tone(two, type);
      return Math.max(l * l, r * r);
    }

    private static float tone(Svf filter, int type) {
      return switch (type) {
        case LOW_SHELF -> filter.low();
        case HIGH_SHELF, TILT -> filter.high();
        default -> filter.band() * filter.damping();
      };
    }

    boolean empty() {
      return one.empty() && two.empty() && power == 0 && envelope == 0;
    }

    void reset() {
      one.reset();
      two.reset();
      power = 0;
      envelope = 0;
    }
  }
}
