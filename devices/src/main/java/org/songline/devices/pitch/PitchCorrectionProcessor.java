package org.songline.devices.pitch;

import static org.songline.devices.pitch.PitchCorrectionDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.pitch.PitchTracker;
import org.songline.dsp.stretch.PitchGrains;

/** Contour, corrector and grains; where there is no pitch, the delayed input itself. */
final class PitchCorrectionProcessor implements Processor {
  private static final float SEMITONE = 1 / 12f;

  private static final int LOOK = 128;

  /** Quanta over which voice and breath take turns. */
  private static final int FADE = 4;

  private final double rate;
  private final Contour contour;
  private final Corrector corrector;
  private final PitchGrains grains;
  private final StereoDelay dry;
  private final Glides glides;
  private final GainGlide output;
  private final Rest rest = new Rest();
  private final int latency;
  private final int memory;
  private final float[] wet = new float[Quantum.SAMPLES];
  private final float[] shares;
  private int place;
  private float share;
  private float heard;
  private float raised = 1;
  private int hangover;

  PitchCorrectionProcessor(double rate, double lowest, double highest, long seed) {
    this.rate = rate;
    contour = new Contour(rate, lowest, highest, LOOK);
    grains = new PitchGrains(rate, lowest, contour.lag());
    contour.later((grains.control() - contour.lag()) / Quantum.FRAMES);
    corrector = new Corrector(rate, seed);
    latency = grains.latency();
    dry = new StereoDelay(latency);
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    shares = new float[(latency - grains.control()) / Quantum.FRAMES + 1];
    memory = 3 * latency + (int) (0.2 * rate);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    if (rest.quiet()) {
      glides.snap();
      output.snap();
    }
    if (rest.skips(io)) {
      return;
    }
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    Sane.limit(io);
    float hertz = contour.take(io.frame, io.audio, io.offset);
    sing(io, hertz);
    dry.process(io.audio, io.offset);
    float from = share;
    share += Math.clamp(due() - share, -1f / FADE, 1f / FADE);
    float step = (share - from) / Quantum.FRAMES;
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float part = Math.fma(i, step, from) * glides.at(MIX, i) * 0.01f;
      int at = io.offset + 2 * i;
      float left = io.audio[at];
      float right = io.audio[at + 1];
      io.audio[at] = Math.fma(part, wet[2 * i] - left, left) * gains[i];
      io.audio[at + 1] = Math.fma(part, wet[2 * i + 1] - right, right) * gains[i];
    }
    rest.leave(memory, true);
    if (rest.quiet()) {
      forget();
    }
  }

  /** Decides for one moment and lets the grains follow. */
  private void sing(Io io, float hertz) {
    Values values = io.values;
    float transpose = glides.to(TRANSPOSE);
    float formant = glides.to(FORMANT);
    float amount = glides.to(AMOUNT) * 0.01f;
    boolean neutral = amount == 0 && transpose == 0 && formant == 0;
    shares[place] = hertz > 0 && !neutral ? 1 : 0;
    place = place + 1 == shares.length ? 0 : place + 1;
    if (hertz > 0) {
      double pitch = PitchTracker.semitones(hertz, glides.to(REFERENCE));
      double correction =
          amount
              * corrector.correct(
                  pitch,
                  notes(values),
                  glides.to(SPEED) * 0.001,
                  glides.to(VIBRATO) * 0.01,
                  glides.to(HUMANISE) * 0.01);
      io.readings.set(READ_NOTE, corrector.note());
      io.readings.set(READ_CENTS, (float) (100 * (pitch - corrector.note())));
      io.readings.set(READ_CORRECTION, (float) (100 * correction));
      raised = Exact.fastExp2((float) (correction + transpose) * SEMITONE);
      heard = hertz;
      hangover = 2 * FADE;
    } else {
      corrector.rest();
      io.readings.set(READ_NOTE, 0);
      io.readings.set(READ_CENTS, 0);
      io.readings.set(READ_CORRECTION, 0);
      hangover = Math.max(0, hangover - 1);
    }
    double wanted = heard * raised;
    float throat = values.on(KEEP_FORMANTS) ? 1 : raised;
    double moved = Math.clamp(throat * Exact.fastExp2(formant * SEMITONE), 0.5, 2);
    grains.process(io.audio, io.offset, hangover > 0 ? heard : 0, wanted, moved, rate, wet);
  }

  private static int notes(Values values) {
    int notes = Keys.notes(values.choice(KEY), values.choice(SCALE));
    for (int i = 0; i < 12; i++) {
      if (!values.on(NOTES + i)) {
        notes &= ~(1 << i);
      }
    }
    return notes;
  }

  /** The share of the voice that belongs to what comes out now. */
  private float due() {
    return shares[place];
  }

  private void forget() {
    contour.reset();
    corrector.reset();
    grains.reset();
    dry.reset();
    Arrays.fill(shares, 0);
    place = 0;
    share = 0;
    heard = 0;
    raised = 1;
    hangover = 0;
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    forget();
    rest.reset();
  }
}
