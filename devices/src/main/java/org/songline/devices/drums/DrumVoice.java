package org.songline.devices.drums;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.modal.ModalBank;
import org.songline.dsp.noise.Noise;
import org.songline.dsp.oscillator.Squares;
import org.songline.dsp.shape.SoftDrive;

/** One stroke of one drum: silent until struck, and again when it has faded. */
final class DrumVoice {
  private static final int SQUARES = 6;

  /** Pitches of the six squares to the lowest, as in the analogue machine. */
  private static final double[] METAL = {1, 1.4826, 1.8001, 2.5461, 2.6303, 3.8961};

  private static final float SILENT = 1e-5f;
  private static final double CLICK_SECONDS = 0.0012;
  private static final double HAND_SECONDS = 0.011;

  /** The highest pitch of a tone, cycles a frame. */
  private static final float HIGHEST = 0.45f;

  private final double rate;
  private final Noise noise;
  private final Noise blowNoise;
  private final Svf band = new Svf();
  private final Svf high = new Svf();
  private final Squares squares = new Squares(SQUARES);
  private final ModalBank modes = new ModalBank(DrumSound.Modes.MOST);
  private final float[] blow = new float[Quantum.FRAMES];
  private final float[] rung = new float[Quantum.FRAMES];

  private boolean sounding;
  private DrumSound sound;
  private double phase;
  private double phaseSecond;
  private float step;
  private float secondRatio;
  private float sweep;
  private float sweepFactor;
  private float punch;
  private float punchFactor;
  private float bend;
  private float bendAim;
  private float bendStep;
  private double tone;
  private double toneFactor;
  private double second;
  private double secondFactor;
  private float metal;
  private float metalFactor;
  private float hiss;
  private float hissFactor;
  private float hand;
  private float handFactor;
  private int handFrames;
  private int frames;
  private int clickFrames;
  private int blowFrames;
  private float blowLevel;
  private float rough;
  private float click;
  private float gain;
  private float end;
  private float endStep;
  private float driveGain;
  private float driveMake;
  private final SoftDrive soft = new SoftDrive();

  DrumVoice(double rate, long seed, DrumSound initial) {
    this.rate = rate;
    noise = new Noise(seed);
    blowNoise = new Noise(seed ^ 0x5deece66dL);
    sound = initial;
  }

  boolean sounding() {
    return sounding;
  }

  void stop() {
    sounding = false;
  }

  /** Starts at the next frame; {@code number} is of the stroke, for noise of its own. */
  void strike(DrumSound recipe, Stroke how, long number) {
    sound = recipe;
    sounding = true;
    frames = 0;
    double tune = how.tune;
    noise.restart(number);
    band.reset();
    high.reset();
    phase = 0;
    phaseSecond = 0;
    step = (float) Math.min(0.4, recipe.body().hertz() * tune / rate);
    float harder = 0.6f + 0.4f * how.velocity;
    sweep = (float) (recipe.body().sweep() * harder * how.sweep);
    sweepFactor = (float) Exact.exp(-1 / (recipe.body().sweepTime() * rate));
    punch = (float) (recipe.punch().octaves() * harder * how.sweep);
    punchFactor = (float) Exact.exp(-1 / (recipe.punch().time() * rate));
    bend = how.bend;
    bendAim = how.bend;
    bendStep = 0;
    tone = recipe.body().level() * how.body;
    toneFactor = fade(recipe.body().fade() * how.decay);
    second = recipe.second().level() * how.body * how.colour;
    secondRatio = (float) recipe.second().ratio();
    secondFactor = fade(recipe.second().fade() * how.decay);
    metal = (float) recipe.metal().level();
    metalFactor = (float) fade(recipe.metal().fade() * how.decay);
    hiss =
        (float)
            (recipe.hiss().level() * how.snap * (0.5 + 0.5 * how.velocity) * Math.sqrt(how.colour));
    hissFactor = (float) fade(recipe.hiss().fade() * how.decay);
    hand = 1;
    handFactor = (float) fade(0.02);
    handFrames = (int) Math.rint(HAND_SECONDS * rate);
    click = (float) (recipe.click() * how.snap * how.velocity);
    clickFrames = (int) Math.ceil(CLICK_SECONDS * rate);
    for (int i = 0; i < SQUARES; i++) {
      squares.set(i, 0.13 * i, recipe.metal().hertz() * METAL[i] * tune / rate);
    }
    if (recipe.metal().level() > 0) {
      squares.start();
    }
    double opened = Math.sqrt(tune) * how.colour;
    band.tune(
        Math.min(0.4 * rate, recipe.filter().band() * opened),
        Math.max(0.5, recipe.filter().q()),
        rate);
    high.tune(Math.min(0.4 * rate, recipe.filter().high() * how.colour), 0.7071, rate);
    blow(recipe.modes(), how, number);
    gain = how.gain;
    end = 1;
    endStep = 0;
    driveGain = (float) Exact.gain(recipe.drive());
    driveMake = recipe.drive() > 0 ? (float) Exact.gain(-0.55 * recipe.drive()) : 1;
    soft.reset();
  }

  private void blow(DrumSound.Modes recipe, Stroke how, long number) {
    int count = recipe.each().size();
    modes.reset();
    modes.count(count);
    blowFrames = 0;
    if (count == 0) {
      return;
    }
    double lowest = recipe.each().get(0).hertz();
    double highest = recipe.each().get(count - 1).hertz();
    double pivot = tone > 0 ? lowest : Math.sqrt(lowest * highest);
    for (int i = 0; i < count; i++) {
      DrumSound.Mode mode = recipe.each().get(i);
      double shrink = ModalBank.shrink(mode.fade() * how.decay, rate);
      modes.tune(i, mode.hertz() * how.tune / rate, shrink);
      // Colour tilts by two thirds of it an octave, around the tone or the middle.
      float above = Exact.fastLog2((float) (mode.hertz() / pivot));
      double tilt = Exact.fastExp2(0.66f * above * Exact.fastLog2((float) how.colour));
      modes.level(i, 1, mode.level() * Math.min(4, tilt));
    }
    blowNoise.restart(number);
    double seconds = recipe.blow() * (1.9 - 0.9 * how.velocity);
    blowFrames = Math.max(2, (int) Math.rint(seconds * rate));
    rough = (float) recipe.rough();
    // A raised cosine sums to half its length, noise under one to the root of 3/8 of its length.
    double sum = (1 - rough) * 0.5 * blowFrames;
    double scatter = rough * Math.sqrt(0.375 * blowFrames / 3);
    blowLevel = (float) (1 / Math.sqrt(sum * sum + scatter * scatter));
  }

  /** Lets the pitch glide to some octaves above that of the stroke, from now on. */
  void glide(float octaves, double seconds) {
    int length = Math.max(1, (int) Math.rint(seconds * rate));
    bendAim = octaves;
    bendStep = (octaves - bend) / length;
  }

  /** Fades out from now on, in {@code seconds}. */
  void fadeOut(double seconds) {
    float faster = (float) (-1 / (seconds * rate));
    endStep = Math.min(endStep, faster);
  }

  private double fade(double seconds) {
    return ModalBank.shrink(Math.max(0.002, seconds), rate);
  }

  /** Adds frames of one channel: those from {@code from} to before {@code to} of a quantum. */
  void render(float[] out, int from, int to) {
    ring(from, to);
    boolean driven = sound.drive() > 0;
    for (int f = from; f < to; f++) {
      float x = tones() + filtered() + clicking() + rung[f];
      if (driven) {
        x = soft.step(x * driveGain) * driveMake * 1.4f;
      }
      out[f] += x * gain * end;
      end = Math.max(0f, end + endStep);
      frames++;
    }
  }

  /** The modes alone, into {@link #rung}. */
  private void ring(int from, int to) {
    Arrays.fill(rung, from, to, 0f);
    if (modes.count() == 0) {
      return;
    }
    for (int f = from; f < to; f++) {
      int past = frames + f - from;
      blow[f] = past < blowFrames ? struck(past) : 0;
    }
    modes.drive(blow, rung, from, to);
  }

  private float struck(int past) {
    float shape = 0.5f - 0.5f * Exact.fastCos((past + 1f) / (blowFrames + 1f));
    return blowLevel * shape * Math.fma(rough, blowNoise.white(), 1 - rough);
  }

  /** For the end of a quantum. */
  void settle() {
    band.flush();
    high.flush();
    modes.flush();
    phase -= Math.rint(phase);
    phaseSecond -= Math.rint(phaseSecond);
    double loudest = Math.max(Math.max(tone, second), Math.max(metal, hiss));
    boolean rings = modes.count() > 0 && (frames < blowFrames || modes.size() > SILENT);
    sounding &= end > 0 && (loudest > SILENT || frames < clickFrames || rings);
  }

  private float tones() {
    if (tone < SILENT && second < SILENT) {
      return 0;
    }
    float now = Math.min(HIGHEST, step * Exact.fastExp2(sweep + punch + bend));
    float x = (float) tone * Exact.fastSin((float) phase);
    phase += now;
    if (second > 0) {
      x += (float) second * Exact.fastSin((float) phaseSecond);
      phaseSecond += Math.min(HIGHEST, now * secondRatio);
      second *= secondFactor;
    }
    sweep *= sweepFactor;
    punch *= punchFactor;
    tone *= toneFactor;
    if (bendStep != 0) {
      bend += bendStep;
      if (bendStep > 0 ? bend >= bendAim : bend <= bendAim) {
        bend = bendAim;
        bendStep = 0;
      }
    }
    return x;
  }

  private float filtered() {
    if (metal < SILENT && hiss < SILENT) {
      return 0;
    }
    float x = 0;
    if (metal >= SILENT) {
      x = squares.next() * metal * 0.4f;
      metal *= metalFactor;
    }
    if (hiss >= SILENT) {
      x += noise.white() * hiss * clapped();
    }
    band.step(x);
    high.step(sound.filter().q() < 0.6 ? band.high() : band.band() * band.damping());
    return high.high();
  }

  /** Hands that clap: a few short bursts, the last of which fades slowly. */
  private float clapped() {
    int past = frames / handFrames;
    if (past < sound.hiss().bursts()) {
      hand = frames % handFrames == 0 ? 1 : hand * handFactor;
      return hand;
    }
    hiss *= hissFactor;
    return 1;
  }

  private float clicking() {
    if (frames >= clickFrames) {
      return 0;
    }
    return click * Exact.fastSin(0.5f * frames / clickFrames);
  }
}
