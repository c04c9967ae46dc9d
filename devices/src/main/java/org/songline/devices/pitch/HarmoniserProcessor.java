package org.songline.devices.pitch;

import static org.songline.devices.pitch.HarmoniserDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.pitch.PitchTracker;
import org.songline.dsp.stretch.Shifter;

/** A {@link Shifter} of four voices, each led by what the key or its interval says. */
final class HarmoniserProcessor implements Processor {
  private static final double LOWEST = 65;
  private static final double HIGHEST = 1200;
  private static final int LOOK = 512;
  private static final double CONCERT = 440;
  private static final double FAITH = 0.25;
  private static final float SEMITONE = 1 / 12f;

  private final Shifter shifter;
  private final HarmonyVoice[] voices = new HarmonyVoice[VOICES];
  private final Contour contour;
  private final StereoDelay dry;
  private final GainGlide dryLevel;
  private final GainGlide output;
  private final Rest rest = new Rest();
  private final int latency;
  private final int memory;
  private int heard;

  HarmoniserProcessor(double rate, int window, long seed) {
    shifter = new Shifter(rate, window, VOICES);
    latency = shifter.latency();
    for (int v = 0; v < VOICES; v++) {
      voices[v] = new HarmonyVoice(v, rate, seed);
    }
    contour = new Contour(rate, LOWEST, HIGHEST, LOOK);
    dry = new StereoDelay(latency);
    dryLevel = new GainGlide(rate, SILENCE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    memory = 2 * latency + 8 * shifter.hop() + (int) (2 * MOST_DELAY * rate);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean fresh = rest.quiet();
    if (fresh) {
      snap();
    }
    if (rest.skips(io)) {
      return;
    }
    Sane.limit(io);
    listen(io);
    lead(io.values, fresh);
    shifter.process(io.audio, io.offset);
    dry.process(io.audio, io.offset);
    float[] dryGains = dryLevel.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      io.audio[io.offset + 2 * i] *= dryGains[i];
      io.audio[io.offset + 2 * i + 1] *= dryGains[i];
    }
    for (int v = 0; v < VOICES; v++) {
      voices[v].add(shifter.voice(v), io.audio, io.offset);
    }
    float[] gains = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      io.audio[io.offset + 2 * i] *= gains[i];
      io.audio[io.offset + 2 * i + 1] *= gains[i];
    }
    rest.leave(memory, true);
    if (rest.quiet()) {
      forget();
    }
  }

  /** Follows the note that is sung; keeps the last one through breath and consonants. */
  private void listen(Io io) {
    float hertz = contour.take(io.frame, io.audio, io.offset);
    if (hertz > 0) {
      double pitch = PitchTracker.semitones(hertz, CONCERT);
      int notes = Keys.notes(io.values.choice(KEY), io.values.choice(SCALE));
      int nearest = Keys.nearest(notes, pitch);
      boolean keeps =
          Keys.holds(notes, heard) && Math.abs(pitch - heard) < Math.abs(pitch - nearest) + FAITH;
      heard = heard != 0 && keeps ? heard : nearest;
    }
    io.readings.set(0, hertz > 0 ? heard : 0);
  }

  private void lead(Values values, boolean fresh) {
    dryLevel.next(values, DRY);
    output.next(values, OUTPUT);
    boolean inKey = values.choice(MODE) == 1;
    int notes = Keys.notes(values.choice(KEY), values.choice(SCALE));
    float human = values.end(HUMANISE) * 0.01f;
    for (int v = 0; v < VOICES; v++) {
      HarmonyVoice voice = voices[v];
      int from = heard != 0 ? heard : Keys.nearest(notes, 60);
      int above = Keys.above(notes, from, voice.steps(values)) - from;
      voice.next(values, inKey, above, human, fresh);
      shifter.use(v, voice.sounds());
      float ratio = Exact.fastExp2(voice.semitones * SEMITONE);
      float moved = voice.formant(values);
      float kept = values.on(KEEP_FORMANTS) ? 1 : ratio;
      shifter.tune(v, ratio, moved == 0 ? kept : kept * Exact.fastExp2(moved * SEMITONE));
    }
  }

  private void snap() {
    dryLevel.snap();
    output.snap();
    for (HarmonyVoice voice : voices) {
      voice.snap();
    }
  }

  private void forget() {
    shifter.reset();
    contour.reset();
    dry.reset();
    heard = 0;
    for (HarmonyVoice voice : voices) {
      voice.reset();
    }
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
