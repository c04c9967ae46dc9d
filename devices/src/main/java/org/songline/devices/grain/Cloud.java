package org.songline.devices.grain;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.noise.Noise;

/** The grains of one note: when each begins, where, at what pitch; and the note's filter. */
final class Cloud {
  /** Grains at a time, a bit of a mask for each. */
  private static final int GRAINS = Long.SIZE;

  private static final long ALL = -1;

  /** Grains at a time above which they become shorter. */
  private static final double MOST_OVERLAP = 60;

  /** Random numbers that a grain may have. */
  private static final int RANDOMS = 8;

  private final GrainSource source;
  private final GrainMatch match;
  private final double rate;
  private final Grain[] grains = new Grain[GRAINS];
  private final Svf leftFilter = new Svf();
  private final Svf rightFilter = new Svf();

  /** Bit mask of the grains that sound. */
  private long sounding;

  private long seed;
  private long count;
  private int last;
  private int from;
  private double travelled;
  private double turn;
  float key;
  float bend;
  float gain;

  /**
   * @param match for the grains of {@code source}; clouds may share it
   */
  Cloud(GrainSource source, GrainMatch match, double rate) {
    this.source = source;
    this.rate = rate;
    this.match = match;
    for (int i = 0; i < GRAINS; i++) {
      grains[i] = new Grain();
    }
  }

  /** A note begins on a frame of this quantum; its first grain with it. */
  void start(int frame, float newKey, float newGain, long newSeed) {
    stop();
    seed = newSeed;
    key = newKey;
    gain = newGain;
    bend = 0;
    count = 0;
    last = -1;
    from = frame;
    travelled = 0;
    turn = 1;
    restFilter();
  }

  void stop() {
    for (Grain grain : grains) {
      grain.stop();
    }
    sounding = 0;
  }

  private float chance(int purpose) {
    return Noise.level(seed, count * RANDOMS + purpose);
  }

  /** Begins the grains of the next quantum. */
  void advance(GrainSettings s) {
    double each = s.density / rate;
    int begun = from;
    // A grain begins whenever a turn is complete: at exact times, whatever the quantum.
    while (turn + (Quantum.FRAMES - 1 - begun) * each >= 1 - 1e-9) {
      int wait = (int) Math.max(0, Math.ceil((1 - turn) / each - 1e-6));
      int frame = begun + wait;
      if (frame >= Quantum.FRAMES) {
        break;
      }
      turn += wait * each - 1;
      begun = frame;
      count++;
      turn += s.jitter * chance(0) * 0.5;
      if (source.frames > 4) {
        begin(frame, s);
      }
    }
    turn += (Quantum.FRAMES - begun) * each;
    if (!s.frozen) {
      travelled += (Quantum.FRAMES - from) * s.speed * source.rate / rate;
    }
    from = 0;
  }

  /**
   * Adds the quantum of all grains.
   *
   * @param levels of the note, frame by frame, {@link Quantum#LANES} apart from {@code voice} on
   */
  void add(float[] levels, int voice, GrainSum sum) {
    for (long rest = sounding; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      grains[i].add(source, levels, voice, sum);
      if (!grains[i].sounding()) {
        sounding &= ~(1L << i);
      }
    }
  }

  private void begin(int frame, GrainSettings s) {
    Grain before = last < 0 ? null : grains[last];
    Grain grain = free();
    float interval = PitchSet.nearest(s.pitchSet, s.pitchRange * chance(1));
    float semitones = s.keyTrack * (key - s.root) + s.pitch + interval + bend;
    float turned = Exact.fastExp2(Math.clamp(semitones, -96f, 96f) * (1f / 12));
    double step = Math.min(64, turned * source.rate / rate);
    double longest = (source.frames - 2) / step;
    double overlapping = MOST_OVERLAP * rate / s.density;
    double length = Math.min(s.size * rate, Math.min(longest, overlapping));
    int frames = (int) Math.max(1, Math.floor(length));
    double span = frames * step;
    boolean back = 0.5f + 0.5f * chance(2) < s.reverse;
    double place = place(frame, s, span);
    if (s.align
        && before != null
        && before != grain
        && before.sounding()
        && before.leftAt(frame) > 0
        && (before.step() < 0) == back) {
      double mirrored = back ? before.at(frame) - span : before.at(frame);
      place = match.near(place, mirrored);
    }
    place = Math.clamp(place, 0, Math.max(0, source.frames - 1 - span));
    float pan = s.spread * chance(3);
    float level = gain * s.level(frames / rate);
    float l = level * Math.min(1, 1 - pan);
    float r = level * Math.min(1, 1 + pan);
    grain.start(frame, back ? place + span : place, back ? -step : step, frames, s.shape, l, r);
  }

  private double place(int frame, GrainSettings s, double span) {
    double room = Math.max(0, source.frames - 1 - span);
    double moved = s.frozen ? 0 : (frame - from) * s.speed * source.rate / rate;
    double place = s.position * room + travelled + moved + s.spray * source.rate * chance(4);
    if (room <= 0) {
      return 0;
    }
    return place - Math.floor(place / room) * room;
  }

  /** A grain that is free, or the one that has the least left; it is then the last. */
  private Grain free() {
    int best = 0;
    if (sounding != ALL) {
      best = Long.numberOfTrailingZeros(~sounding);
    } else {
      for (int i = 1; i < GRAINS; i++) {
        if (grains[i].leftAt(0) < grains[best].leftAt(0)) {
          best = i;
        }
      }
    }
    last = best;
    sounding |= 1L << best;
    return grains[best];
  }

  /** The filter is out; it begins with silence when it comes in. */
  void restFilter() {
    leftFilter.reset();
    rightFilter.reset();
  }

  /** Filters the quantum of the note in place. */
  void filter(GrainSettings s, float[] left, float[] right) {
    Svf l = leftFilter;
    Svf r = rightFilter;
    l.tune(s.warp, s.damping);
    r.tune(s.warp, s.damping);
    for (int n = 0; n < Quantum.FRAMES; n++) {
      float part = n * (1f / Quantum.FRAMES);
      float dry = Math.fma(part, s.dryStep, s.dryFrom);
      float low = Math.fma(part, s.lowStep, s.lowFrom);
      float band = Math.fma(part, s.bandStep, s.bandFrom) * s.damping;
      float high = Math.fma(part, s.highStep, s.highFrom);
      l.step(left[n]);
      r.step(right[n]);
      left[n] = dry * left[n] + low * l.low() + band * l.band() + high * l.high();
      right[n] = dry * right[n] + low * r.low() + band * r.band() + high * r.high();
    }
    l.flush();
    r.flush();
  }
}
