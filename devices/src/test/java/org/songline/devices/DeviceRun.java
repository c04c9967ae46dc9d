package org.songline.devices;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.songline.dsp.Quantum;

/**
 * Drives one processor as a host does: quantum after quantum, with values that stand, jump or ramp,
 * notes for instruments and a side-chain for those that listen to one.
 */
public final class DeviceRun {
  public final DeviceType type;
  public final double rate;
  public final Io io;
  public final Processor processor;
  private final float[] values;
  private final float[] from;
  private final float[] to;
  private final int[] rampLeft;
  private final int[] rampLength;

  public DeviceRun(DeviceType type, double rate) {
    this(type, rate, initial(type));
  }

  public DeviceRun(DeviceType type, double rate, double[] initial) {
    this(type, rate, initial, type.assets().isEmpty() ? Assets.NONE : new TestAssets());
  }

  public DeviceRun(DeviceType type, double rate, double[] initial, Assets assets) {
    this.type = type;
    this.rate = rate;
    io = new Io(type);
    processor = type.create(new Setup(rate, Arrays.stream(initial).boxed().toList(), assets, 1));
    int count = initial.length;
    values = new float[count];
    from = new float[count];
    to = new float[count];
    rampLeft = new int[count];
    rampLength = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) initial[i];
    }
  }

  public static Setup setup(DeviceType type, double rate, double[] initial) {
    return new Setup(
        rate,
        Arrays.stream(initial).boxed().toList(),
        type.assets().isEmpty() ? Assets.NONE : new TestAssets(),
        1);
  }

  public static double[] initial(DeviceType type) {
    return type.parameters().stream().mapToDouble(Parameter::initial).toArray();
  }

  /** Any values within the ranges; structural ones too. */
  public static double[] anyValues(DeviceType type, Random random) {
    return type.parameters().stream().mapToDouble(p -> anyValue(p, random)).toArray();
  }

  /** Any value of one parameter; the ends more often than chance has them. */
  public static double anyValue(Parameter p, Random random) {
    int pick = random.nextInt(6);
    double travel = pick == 0 ? 0 : pick == 1 ? 1 : random.nextDouble();
    return p.limited(p.atTravel(travel));
  }

  public int index(String parameter) {
    int index = type.parameter(parameter);
    if (index < 0) {
      throw new IllegalArgumentException(type.id() + " has no parameter " + parameter);
    }
    return index;
  }

  /** From the next quantum on the value is another, at once. */
  public DeviceRun set(String parameter, double value) {
    return set(index(parameter), value);
  }

  public DeviceRun set(int parameter, double value) {
    values[parameter] = (float) type.parameters().get(parameter).limited(value);
    rampLeft[parameter] = 0;
    return this;
  }

  /** From the next quantum on the value moves in a straight line for some quanta. */
  public DeviceRun ramp(int parameter, double target, int quanta) {
    from[parameter] = values[parameter];
    to[parameter] = (float) type.parameters().get(parameter).limited(target);
    rampLeft[parameter] = quanta;
    rampLength[parameter] = quanta;
    return this;
  }

  /** The values at the start of the next quantum. */
  public float[] values() {
    return values.clone();
  }

  /** Fills {@code target} with the values of the next quantum and moves on. */
  private void advanceValues(Values target) {
    for (int p = 0; p < values.length; p++) {
      if (rampLeft[p] == 0) {
        target.hold(p, values[p]);
        continue;
      }
      int done = rampLength[p] - rampLeft[p];
      float[] curve = target.curve(p);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        curve[i] = at(p, done + i / (double) Quantum.FRAMES);
      }
      rampLeft[p]--;
      values[p] = rampLeft[p] == 0 ? to[p] : at(p, done + 1);
      target.move(p, values[p]);
    }
  }

  private float at(int p, double quantum) {
    return (float) (from[p] + ((double) to[p] - from[p]) * quantum / rampLength[p]);
  }

  /** Processes the samples at {@code offset} in place, as the next quantum. */
  public void quantum(float[] audio, int offset) {
    System.arraycopy(audio, offset, io.audio, 0, Quantum.SAMPLES);
    quantum();
    System.arraycopy(io.audio, 0, audio, offset, Quantum.SAMPLES);
  }

  /** Processes what is in {@code io.audio}. */
  public void quantum() {
    prepare();
    processor.process(io);
    finish();
  }

  /** Readies everything for the next quantum but the audio; for those who process it themselves. */
  public void prepare() {
    advanceValues(io.values);
    io.quarters = io.frame * io.tempo / (60 * rate);
  }

  /** After a quantum that was readied with {@link #prepare}. */
  public void finish() {
    io.frame += Quantum.FRAMES;
    io.events.clear();
  }

  /** Lets a quantum pass without processing, as a host does while a device is idle. */
  public void skip() {
    prepare();
    finish();
  }

  /** Interleaved audio through the device, in place; whole quanta. */
  public float[] process(float[] audio) {
    for (int i = 0; i < audio.length; i += Quantum.SAMPLES) {
      quantum(audio, i);
    }
    return audio;
  }

  /** The device's answer to the next {@code seconds} of a signal that is the same on both sides. */
  public float[] process(double seconds, java.util.function.IntToDoubleFunction signal) {
    int quanta = (int) Math.ceil(seconds * rate / Quantum.FRAMES);
    float[] audio = new float[quanta * Quantum.SAMPLES];
    for (int i = 0; i < quanta * Quantum.FRAMES; i++) {
      float x = (float) signal.applyAsDouble(i);
      audio[2 * i] = x;
      audio[2 * i + 1] = x;
    }
    return process(audio);
  }

  /** One side of interleaved audio. */
  public static double[] side(float[] audio, int channel) {
    return IntStream.range(0, audio.length / 2).mapToDouble(i -> audio[2 * i + channel]).toArray();
  }
}
