package org.songline.devices.motion;

import static org.songline.devices.motion.RotaryDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.filter.Crossover;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Averager;
import org.songline.dsp.shape.Curves;

/** Amplifier, crossover, two rotors and two microphones. */
final class RotaryProcessor implements Processor {
  static final double HORN_RADIUS = 0.18;
  static final double DRUM_RADIUS = 0.12;

  /** The drum's speed, relative to the horn's. */
  static final double DRUM_SPEED = 0.84;

  private static final double CROSSOVER_HERTZ = 800;
  private static final double SHADE_HERTZ = 1800;

  /** The lines are written before they are read. */
  private static final int NEWEST = Quantum.FRAMES - 1;

  /** Input at which the amplifier bends, without drive: 12 dB above full scale. */
  private static final float CLEAN = 0.25f;

  /** What is left of level and highs of the horn from behind, and of the level of the drum. */
  private static final float HORN_BEHIND = 0.45f;

  private static final float SHADE_BEHIND = 0.12f;
  private static final float DRUM_BEHIND = 0.6f;

  private final Glides glides;
  private final GainGlide output;
  private final Oversampler amplifier = new Oversampler(4, 1);
  private final Averager valve = new Averager(amplifier.size());
  private final float[] loud = new float[Quantum.SAMPLES];
  private final Crossover split = new Crossover();
  private final Rotor horn;
  private final Rotor drum;
  private final DelayLine highs;
  private final DelayLine lows;
  private final StereoDelay dry = new StereoDelay(amplifier.latency());
  private final OnePole[] shades = {new OnePole(), new OnePole()};
  private final float shadeCutoff;
  private final float[] mono = new float[Quantum.FRAMES];
  private final float[] treble = new float[Quantum.FRAMES];
  private final float[] bass = new float[Quantum.FRAMES];
  private final float[] shade = new float[Quantum.FRAMES];
  private final float[] times = new float[Quantum.FRAMES];
  private final float[] facings = new float[Quantum.FRAMES];
  private final float[] levels = new float[Quantum.FRAMES];
  private final int memory;
  private final Rest rest = new Rest();

  RotaryProcessor(Setup setup) {
    double rate = setup.sampleRate();
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    horn = new Rotor(rate, HORN_RADIUS, 1, 1.5, 1);
    drum = new Rotor(rate, DRUM_RADIUS, 4.5, 5.5, -1);
    highs = new DelayLine(horn.longest() + Quantum.FRAMES);
    lows = new DelayLine(drum.longest() + Quantum.FRAMES);
    memory = horn.longest() + 4 * amplifier.latency();
    split.tune(CROSSOVER_HERTZ, rate);
    shadeCutoff = Svf.warp(SHADE_HERTZ, rate);
  }

  @Override
  public int latency() {
    return amplifier.latency();
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      glides.snap();
      output.snap();
      horn.snap();
      drum.snap();
    }
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    turn(io);
    amplify(io);
    part();
    dry.process(io.audio, io.offset);
    hear(io.audio, io.offset, 0);
    hear(io.audio, io.offset + 1, 1);
    output.apply(io.audio, io.offset);
    rest.leave(memory, split.empty() && shades[0].empty() && shades[1].empty());
  }

  /** Both sides through one valve into {@link #mono}. */
  private void amplify(Io io) {
    float push = CLEAN * Exact.fastGain(glides.from(DRIVE));
    float pushStep = (CLEAN * Exact.fastGain(glides.to(DRIVE)) - push) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i;
      float l = Exact.bounded(io.audio[at]);
      float r = Exact.bounded(io.audio[at + 1]);
      io.audio[at] = l;
      io.audio[at + 1] = r;
      loud[2 * i] = 0.5f * (l + r) * Math.fma(i, pushStep, push);
    }
    float[] high = amplifier.up(loud, 0);
    valve.take(high, high.length);
    valve.bend(Curves.TAPE, high, high.length);
    amplifier.down(loud, 0);
    float level = level(glides.from(DRIVE));
    float levelStep = (level(glides.to(DRIVE)) - level) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      mono[i] = loud[2 * i] * Math.fma(i, levelStep, level);
    }
  }

  /** Sends highs to the horn and lows to the drum. */
  private void part() {
    split.process(mono, bass, treble);
    split.flush();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float balance = 0.01f * glides.at(BALANCE, i);
      treble[i] *= Math.min(1f, 1f + balance);
      bass[i] *= Math.min(1f, 1f - balance);
    }
    highs.write(treble, 0, Quantum.FRAMES);
    lows.write(bass, 0, Quantum.FRAMES);
  }

  /** Mixes what a microphone hears with one side of the dry sound. */
  private void hear(float[] audio, int from, int mic) {
    horn.times(mic, times);
    highs.readSinc(times, 0, Quantum.FRAMES, NEWEST, treble);
    shades[mic].low(treble, shadeCutoff, shadeCutoff, shade);
    shades[mic].flush();
    horn.facings(mic, facings);
    horn.levels(mic, levels);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float bright = Math.fma(facings[i], 1f - SHADE_BEHIND, SHADE_BEHIND);
      float level = levels[i] * Math.fma(facings[i], 1f - HORN_BEHIND, HORN_BEHIND);
      treble[i] = Math.fma(bright, treble[i] - shade[i], shade[i]) * level;
    }
    drum.times(mic, times);
    lows.readSinc(times, 0, Quantum.FRAMES, NEWEST, bass);
    drum.facings(mic, facings);
    drum.levels(mic, levels);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float level = levels[i] * Math.fma(facings[i], 1f - DRUM_BEHIND, DRUM_BEHIND);
      float heard = Math.fma(bass[i], level, treble[i]);
      float mix = 0.01f * glides.at(MIX, i);
      float plain = audio[from + 2 * i];
      audio[from + 2 * i] = Math.fma(mix, heard - plain, plain);
    }
  }

  /** The gain after the amplifier: drive makes louder, but less than it drives. */
  private static float level(float drive) {
    return Exact.fastGain(-0.4f * drive) / CLEAN;
  }

  private void turn(Io io) {
    Values values = io.values;
    double slow = values.end(SLOW);
    double fast = values.end(FAST);
    int speed = values.choice(SPEED);
    double target = speed == 0 ? 0 : speed == 1 ? slow : fast;
    double range = fast - slow;
    double inertia = 0.01 * values.end(INERTIA);
    horn.next(io.frame, target, range, inertia);
    drum.next(io.frame, DRUM_SPEED * target, DRUM_SPEED * range, inertia);
    float apart = glides.from(ANGLE) / 720f;
    float apartTo = glides.to(ANGLE) / 720f;
    float away = glides.from(DISTANCE);
    float awayTo = glides.to(DISTANCE);
    for (int mic = 0; mic < 2; mic++) {
      int side = 2 * mic - 1;
      horn.look(mic, side * apart, side * apartTo, away, awayTo);
      drum.look(mic, side * apart, side * apartTo, away, awayTo);
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    amplifier.reset();
    valve.reset();
    split.reset();
    highs.reset();
    lows.reset();
    dry.reset();
    shades[0].reset();
    shades[1].reset();
    rest.reset();
  }
}
