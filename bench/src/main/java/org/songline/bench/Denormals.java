package org.songline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/**
 * What silence after a burst costs beside sound, where numbers too small for the processor's fast
 * path would show: {@code Denormals [FILE]} prints for each device, for lanes, and for a chain of
 * all effects the time of a quantum of sound and the ratio to it of the slowest stretch of the tail
 * until the device rests; figures are appended to FILE as lines of JSON. The best of several rounds
 * counts for every stretch, and of three neighbours the middle one, in processor time. Without the
 * vector module the scalar kernels of the instruments are measured; effects without lanes are the
 * same with it and without.
 */
public final class Denormals {
  private static final int RATE = 48_000;
  private static final int ROUNDS = 7;
  private static final int STRETCH = 125;
  private static final int SOUND = 8;
  private static final int TAIL = 240;
  private static final double MOST = 1.2;
  private static final int NOTES = 8;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Denormals() {}

  /** Something that makes quanta until it rests. */
  private interface Subject {
    void sound(int quantum);

    void silence();

    boolean idle();

    void reset();
  }

  public static void main(String[] arguments) throws IOException {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    List<String> lines = new ArrayList<>();
    System.out.printf(
        Locale.ROOT,
        "silence after a burst, %s kernels: goal at most %.1f times sound%n",
        vectors ? "vector" : "scalar",
        MOST);
    for (DeviceType type : BuiltIn.catalogue().types()) {
      boolean same = !vectors && type.category() == DeviceType.Category.EFFECT;
      if (type.assets().isEmpty() && !same) {
        lines.add(measure(type.id(), new Single(List.of(type)), vectors));
      }
      if (vectors && type.lanes().isPresent()) {
        lines.add(measure(type.id() + " in lanes", new Lanes(type), true));
      }
    }
    if (vectors) {
      List<DeviceType> chain = Stream.concat(of("synth"), effects()).toList();
      lines.add(measure("synth and all effects", new Single(chain), true));
    }
    if (arguments.length > 0) {
      Files.write(
          Path.of(arguments[0]), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static Stream<DeviceType> of(String id) {
    return BuiltIn.catalogue().find(id).stream();
  }

  private static Stream<DeviceType> effects() {
    return BuiltIn.catalogue().types().stream()
        .filter(type -> type.category() == DeviceType.Category.EFFECT);
  }

  private static String measure(String name, Subject subject, boolean vectors) {
    double[] best = new double[SOUND + TAIL];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    int stretches = SOUND;
    for (int round = 0; round < ROUNDS; round++) {
      subject.reset();
      int stretch = 0;
      for (; stretch < best.length; stretch++) {
        long before = THREADS.getCurrentThreadCpuTime();
        int done = 0;
        for (; done < STRETCH && (stretch < SOUND || !subject.idle()); done++) {
          if (stretch < SOUND) {
            subject.sound(stretch * STRETCH + done);
          } else {
            subject.silence();
          }
        }
        if (done < STRETCH) {
          break;
        }
        best[stretch] =
            Math.min(best[stretch], (THREADS.getCurrentThreadCpuTime() - before) / (double) done);
      }
      stretches = stretch;
    }
    // The first stretches still start up.
    double sound = Arrays.stream(best, SOUND / 2, SOUND).average().orElseThrow();
    double worst = 0;
    for (int i = SOUND; i < stretches; i++) {
      double[] three = Arrays.copyOfRange(best, i - 1, i + 2);
      Arrays.sort(three);
      worst = Math.max(worst, three[i + 1 < stretches ? 1 : 0]);
    }
    double seconds = (stretches - SOUND) * (double) STRETCH * Quantum.FRAMES / RATE;
    System.out.printf(
        Locale.ROOT,
        "  %-22s %8.0f ns a quantum, tail of %5.1f s at most %.2f times%s%n",
        name,
        sound,
        seconds,
        worst / sound,
        worst > MOST * sound ? ": missed" : "");
    return String.format(
        Locale.ROOT,
        "{\"job\":\"denormals\",\"device\":\"%s\",\"kernels\":\"%s\",\"sound_ns\":%.0f,"
            + "\"tail_s\":%.1f,\"ratio\":%.3f}",
        name,
        vectors ? "vector" : "scalar",
        sound,
        seconds,
        worst / sound);
  }

  private static final float[] NOISE = noise();

  private static float[] noise() {
    var random = new Random(1);
    float[] noise = new float[64 * Quantum.FRAMES * Quantum.LANES];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    return noise;
  }

  /** Initial values, with equaliser bands on and notes that fade for three seconds. */
  private static Io io(DeviceType type) {
    Io io = new Io(type);
    for (int p = 0; p < type.parameters().size(); p++) {
      Parameter parameter = type.parameters().get(p);
      boolean other = parameter.id().matches("band-[1-4]-(on|gain)|amp-release");
      io.values.hold(p, (float) (other ? parameter.limited(3) : parameter.initial()));
    }
    return io;
  }

  /** Devices one after the other; an instrument holds eight notes while there is sound. */
  private static final class Single implements Subject {
    private final List<Processor> processors = new ArrayList<>();
    private final List<Io> ios = new ArrayList<>();
    private final boolean instrument;
    private boolean held;
    private final float[] audio = new float[Quantum.SAMPLES];

    Single(List<DeviceType> chain) {
      instrument = chain.getFirst().category() == DeviceType.Category.INSTRUMENT;
      for (DeviceType type : chain) {
        Setup plain = Setup.of(type, RATE);
        processors.add(type.create(new Setup(RATE, plain.initial(), Assets.NONE, 1)));
        ios.add(io(type));
      }
    }

    @Override
    public void sound(int quantum) {
      if (instrument && quantum % (SOUND * STRETCH / 4) == 0) {
        notes(Events.NOTE_OFF);
        notes(Events.NOTE_ON);
        held = true;
      }
      int from = quantum % 64 * Quantum.SAMPLES;
      for (int i = 0; i < Quantum.SAMPLES; i++) {
        audio[i] = instrument ? 0 : NOISE[from + i];
      }
      run();
    }

    @Override
    public void silence() {
      if (held) {
        notes(Events.NOTE_OFF);
        held = false;
      }
      Arrays.fill(audio, 0);
      run();
    }

    private void notes(int kind) {
      for (int n = 0; n < NOTES; n++) {
        ios.getFirst().events.add(kind, 0, n + 1, 36 + 2 * n, 0.8f);
      }
    }

    private void run() {
      for (int d = 0; d < processors.size(); d++) {
        Io io = ios.get(d);
        io.audio = audio;
        io.quarters = io.frame / 24_000.0;
        processors.get(d).process(io);
        io.frame += Quantum.FRAMES;
        io.events.clear();
      }
    }

    @Override
    public boolean idle() {
      for (int d = 0; d < processors.size(); d++) {
        if (!processors.get(d).idle()) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void reset() {
      processors.forEach(Processor::reset);
      ios.forEach(io -> io.frame = 0);
    }
  }

  /** Eight strips of an effect side by side. */
  private static final class Lanes implements Subject {
    private final LaneKernel.Running running;
    private final Io[] ios = new Io[LaneKernel.STRIPS];
    private final float[] lanes = new float[Quantum.FRAMES * Quantum.LANES];

    Lanes(DeviceType type) {
      Setup[] setups = new Setup[ios.length];
      for (int s = 0; s < ios.length; s++) {
        setups[s] = Setup.of(type, RATE);
        ios[s] = io(type);
      }
      running = type.lanes().orElseThrow().create(setups);
    }

    @Override
    public void sound(int quantum) {
      System.arraycopy(NOISE, quantum % 64 * lanes.length, lanes, 0, lanes.length);
      run();
    }

    @Override
    public void silence() {
      Arrays.fill(lanes, 0);
      run();
    }

    private void run() {
      running.process(lanes, 0, ios);
      for (Io io : ios) {
        io.frame += Quantum.FRAMES;
      }
    }

    @Override
    public boolean idle() {
      return running.idle();
    }

    @Override
    public void reset() {
      running.reset();
      for (Io io : ios) {
        io.frame = 0;
      }
    }
  }
}
