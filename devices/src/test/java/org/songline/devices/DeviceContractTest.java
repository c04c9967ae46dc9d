package org.songline.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/**
 * What every device promises, whatever it does: run over the whole catalogue, or over the devices
 * that the system property {@code devices} names, joined by commas.
 */
class DeviceContractTest {
  private static final double RATE = 48000;

  /** Tables longer than this are changed in one way for each parameter, not in all four. */
  private static final int LONG_TABLE = 40;

  static Stream<DeviceType> all() {
    String wanted = System.getProperty("devices", "");
    return BuiltIn.catalogue().types().stream()
        .filter(type -> wanted.isEmpty() || List.of(wanted.split(",")).contains(type.id()));
  }

  /** Those that make or change sound. */
  static Stream<DeviceType> devices() {
    return all()
        .filter(
            type ->
                type.category() == DeviceType.Category.INSTRUMENT
                    || type.category() == DeviceType.Category.EFFECT);
  }

  /** A steady sound to change parameters on: a chord of tones, or held notes. */
  private static final class Steady {
    final DeviceRun run;
    final boolean instrument;
    int frame;

    Steady(DeviceRun run) {
      this.run = run;
      instrument = run.type.category() == DeviceType.Category.INSTRUMENT;
    }

    void quantum(float[] audio, int offset) {
      for (int i = 0; i < Quantum.FRAMES; i++, frame++) {
        double t = 2 * Math.PI * frame / run.rate;
        double fadeIn = Math.min(1, frame / (0.05 * run.rate));
        double level = fadeIn * fadeIn * (3 - 2 * fadeIn);
        float left = (float) (level * (0.3 * Math.sin(220 * t) + 0.05 * Math.sin(331 * t)));
        float right = (float) (level * (0.3 * Math.sin(220 * t + 0.4) + 0.05 * Math.sin(277 * t)));
        audio[offset + 2 * i] = instrument ? 0 : left;
        audio[offset + 2 * i + 1] = instrument ? 0 : right;
        run.io.side[2 * i] = (float) (0.4 * Math.sin(110 * t));
        run.io.side[2 * i + 1] = run.io.side[2 * i];
      }
      if (instrument && run.io.frame == 0) {
        run.io.events.add(Events.NOTE_ON, 0, 1, 36, 0.8f);
        run.io.events.add(Events.NOTE_ON, 0, 2, 48, 0.8f);
      }
      run.quantum(audio, offset);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void theTableIsComplete(DeviceType type) {
    assertThat(type.id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(type.name()).isNotBlank();
    assertThat(type.summary()).endsWith(".");
    assertThat(BuiltIn.catalogue().find(type.id()).orElseThrow()).isInstanceOf(type.getClass());
    var ids = new HashSet<String>();
    for (Parameter p : type.parameters()) {
      assertThat(ids.add(p.id())).as(p.id()).isTrue();
      assertThat(p.name()).isNotBlank();
      assertThat(p.help()).as(p.id()).endsWith(".");
      assertThat(p.limited(p.initial())).as(p.id()).isEqualTo(p.initial());
      if (p.unit() == Parameter.Unit.CHOICE) {
        assertThat(p.choices()).as(p.id()).hasSize((int) p.max() + 1);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void noChangeOfAParameterClicks(DeviceType type) {
    List<String> clicks = new ArrayList<>();
    for (int p = 0; p < type.parameters().size(); p++) {
      Parameter parameter = type.parameters().get(p);
      if (parameter.kind() == Parameter.Kind.STRUCTURAL) {
        continue;
      }
      for (double[] pair : changes(parameter)) {
        boolean oneWay = type.parameters().size() > LONG_TABLE;
        for (int way = oneWay ? p % 4 : 0; way < (oneWay ? p % 4 + 1 : 4); way++) {
          boolean ramp = way % 2 == 1;
          boolean switchesOn = way >= 2;
          if (ramp && parameter.kind() == Parameter.Kind.STEPPED) {
            continue;
          }
          double worst = change(type, p, pair[0], pair[1], ramp, switchesOn);
          if (worst > 1) {
            clicks.add(
                "%s %s to %s %s%s: %.1f"
                    .formatted(
                        parameter.id(),
                        pair[0],
                        pair[1],
                        ramp ? "ramp" : "jump",
                        switchesOn ? " with every switch on" : "",
                        worst));
          }
        }
      }
    }
    assertThat(clicks).isEmpty();
  }

  /** Pairs of values to go between: neighbours of a choice, ends and middle of a range. */
  private static List<double[]> changes(Parameter p) {
    var pairs = new ArrayList<double[]>();
    if (p.kind() == Parameter.Kind.STEPPED) {
      int last = Math.min(12, (int) (p.max() - p.min()));
      for (int i = 0; i < last; i++) {
        pairs.add(new double[] {p.min() + i, p.min() + i + 1});
      }
      pairs.add(new double[] {p.max(), p.min()});
    } else {
      pairs.add(new double[] {p.min(), p.max()});
      pairs.add(new double[] {p.max(), p.min()});
      pairs.add(new double[] {p.initial(), p.atTravel(0.5)});
    }
    return pairs;
  }

  private static double change(
      DeviceType type, int p, double from, double to, boolean ramp, boolean switchesOn) {
    double[] base = DeviceRun.initial(type);
    for (int i = 0; i < base.length && switchesOn; i++) {
      if (type.parameters().get(i).unit() == Parameter.Unit.SWITCH) {
        base[i] = 1;
      }
    }
    var run = new DeviceRun(type, RATE, base);
    run.io.hasSide = type.sideChain();
    run.set(p, from);
    var steady = new Steady(run);
    int settle = 375;
    int touched = 150;
    float[] audio = new float[(settle + touched + 160) * Quantum.SAMPLES];
    int offset = 0;
    for (int q = 0; q < settle; q++, offset += Quantum.SAMPLES) {
      steady.quantum(audio, offset);
    }
    if (ramp) {
      run.ramp(p, to, 75);
    } else {
      run.set(p, to);
    }
    for (; offset < audio.length; offset += Quantum.SAMPLES) {
      steady.quantum(audio, offset);
    }
    int first = settle * Quantum.FRAMES;
    int last = first + touched * Quantum.FRAMES;
    return Math.max(
        Clicks.splash(DeviceRun.side(audio, 0), first, last),
        Clicks.splash(DeviceRun.side(audio, 1), first, last));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void anySettingsAndAnySignalAtAnyRateStayFiniteAndEndInSilence(DeviceType type) {
    for (double rate : new double[] {44100, 48000, 88200, 96000, 192000}) {
      for (long seed = 1; seed <= 4; seed++) {
        var random = new Random(seed * 31 + (long) rate);
        var run = new DeviceRun(type, rate, DeviceRun.anyValues(type, random));
        float[] audio = new float[Quantum.SAMPLES];
        for (int q = 0; q < 400; q++) {
          disturb(run, random, q);
          hostile(audio, random);
          hostile(run.io.side, random);
          run.io.hasSide = type.sideChain() && random.nextBoolean();
          run.io.tempo = 20 + random.nextInt(400);
          run.quantum(audio, 0);
          for (float x : audio) {
            assertThat(Float.isFinite(x)).as("rate %s seed %d quantum %d", rate, seed, q).isTrue();
          }
        }
      }
    }
  }

  static void disturb(DeviceRun run, Random random, int quantum) {
    int count = run.values().length;
    for (int change = random.nextInt(3); change > 0 && count > 0; change--) {
      int p = random.nextInt(count);
      Parameter parameter = run.type.parameters().get(p);
      double value = DeviceRun.anyValue(parameter, random);
      if (parameter.kind() == Parameter.Kind.SMOOTH && random.nextBoolean()) {
        run.ramp(p, value, 1 + random.nextInt(8));
      } else if (parameter.kind() != Parameter.Kind.STRUCTURAL) {
        run.set(p, value);
      }
    }
    if (run.type.category() == DeviceType.Category.INSTRUMENT && random.nextInt(3) == 0) {
      int kind = random.nextInt(Events.ALL_OFF + 1);
      float key = random.nextInt(128);
      float value = kind == Events.CONTROL ? random.nextInt(128) : random.nextFloat();
      run.io.events.add(kind, random.nextInt(64), 1 + quantum % 40, key, value);
    }
  }

  static void hostile(float[] audio, Random random) {
    int kind = random.nextInt(6);
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      audio[i] =
          switch (kind) {
            case 0 -> random.nextFloat() * 2 - 1;
            case 1 -> i < 2 ? 1 : 0;
            case 2 -> 1;
            case 3 -> 0;
            case 4 -> (random.nextFloat() - 0.5f) * 1e-38f;
            default -> (i / 2 % 2 == 0 ? 4 : -4);
          };
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void aBadSampleDoesNotPoisonTheDeviceForEver(DeviceType type) {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
      var run = new DeviceRun(type, RATE);
      float[] audio = new float[Quantum.SAMPLES];
      audio[10] = bad;
      run.quantum(audio, 0);
      boolean finite = false;
      for (int q = 0; q < 60 * 750 && !finite; q++) {
        Arrays.fill(audio, 0);
        run.quantum(audio, 0);
        finite = run.processor.idle();
      }
      assertThat(finite).as("after " + bad).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void afterABurstTheDeviceComesToRestAndThenIsSilent(DeviceType type) {
    var run = new DeviceRun(type, RATE);
    assertThat(run.processor.idle()).as("idle when new").isTrue();
    var steady = new Steady(run);
    float[] audio = new float[Quantum.SAMPLES];
    for (int q = 0; q < 300; q++) {
      steady.quantum(audio, 0);
    }
    assertThat(run.processor.idle()).as("idle while it sounds").isFalse();
    run.io.events.add(Events.ALL_OFF, 0, 0, 0, 0);
    Arrays.fill(run.io.side, 0);
    int quanta = 0;
    while (!run.processor.idle() && quanta < 60 * 750) {
      Arrays.fill(audio, 0);
      run.quantum(audio, 0);
      quanta++;
    }
    assertThat(quanta).as("quanta until idle").isLessThan(60 * 750);
    for (int q = 0; q < 200; q++) {
      Arrays.fill(audio, 0);
      run.quantum(audio, 0);
      assertThat(run.processor.idle()).isTrue();
      for (float x : audio) {
        assertThat(Math.abs(x)).isLessThan(1e-7f);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void skippingAnIdleDeviceChangesNoBit(DeviceType type) {
    if (type.category() == DeviceType.Category.INSTRUMENT) {
      return;
    }
    long seed = 5;
    var random = new Random(seed);
    var always = new DeviceRun(type, RATE);
    var skipped = new DeviceRun(type, RATE);
    boolean wasSkipped = false;
    for (int q = 0; q < 40_000; q++) {
      boolean sound = q % 20_000 < 300;
      if (random.nextInt(500) == 0) {
        int p = random.nextInt(type.parameters().size());
        if (type.parameters().get(p).kind() != Parameter.Kind.STRUCTURAL) {
          double value = DeviceRun.anyValue(type.parameters().get(p), random);
          always.set(p, value);
          skipped.set(p, value);
        }
      }
      float[] one = new float[Quantum.SAMPLES];
      if (sound) {
        for (int i = 0; i < one.length; i++) {
          one[i] = random.nextFloat() - 0.5f;
        }
      }
      float[] two = one.clone();
      always.quantum(one, 0);
      if (skipped.processor.idle() && !sound) {
        skipped.skip();
        wasSkipped = true;
      } else {
        skipped.quantum(two, 0);
      }
      assertThat(two).as("seed %d quantum %d", seed, q).isEqualTo(one);
    }
    assertThat(wasSkipped || !always.processor.idle()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void skippingAnIdleInstrumentChangesNoBit(DeviceType type) {
    if (type.category() != DeviceType.Category.INSTRUMENT) {
      return;
    }
    long seed = 7;
    var random = new Random(seed);
    var always = new DeviceRun(type, RATE);
    var skipped = new DeviceRun(type, RATE);
    int skips = 0;
    float[] one = new float[Quantum.SAMPLES];
    float[] two = new float[Quantum.SAMPLES];
    for (int q = 0; q < 12_000; q++) {
      Arrays.fill(one, 0);
      Arrays.fill(two, 0);
      // Notes end at once, so that the device comes to rest between them.
      boolean played = q % 1500 == 20;
      for (DeviceRun run : List.of(always, skipped)) {
        if (played) {
          run.io.events.add(Events.NOTE_ON, 9, q, 40 + q % 31, 0.7f);
        } else if (q % 1500 == 30) {
          run.io.events.add(Events.ALL_OFF, 0, 0, 0, 0);
        }
      }
      if (q % 1500 > 1400 && random.nextInt(4) == 0) {
        int p = random.nextInt(type.parameters().size());
        if (type.parameters().get(p).kind() != Parameter.Kind.STRUCTURAL) {
          double value = DeviceRun.anyValue(type.parameters().get(p), random);
          always.set(p, value);
          skipped.set(p, value);
        }
      }
      boolean idle = skipped.processor.idle() && skipped.io.events.size() == 0;
      always.quantum(one, 0);
      if (idle) {
        skipped.skip();
        skips++;
      } else {
        skipped.quantum(two, 0);
      }
      assertThat(two).as("seed %d quantum %d", seed, q).isEqualTo(one);
    }
    assertThat(skips).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void theDeclaredLatencyIsTheMeasuredOne(DeviceType type) {
    if (type.category() == DeviceType.Category.INSTRUMENT) {
      return;
    }
    var settings = new ArrayList<double[]>();
    settings.add(DeviceRun.initial(type));
    for (int p = 0; p < type.parameters().size(); p++) {
      Parameter parameter = type.parameters().get(p);
      if (parameter.kind() == Parameter.Kind.STRUCTURAL) {
        for (double travel : new double[] {0, 0.37, 1}) {
          double[] values = DeviceRun.initial(type);
          values[p] = parameter.limited(parameter.atTravel(travel));
          if (values[p] != parameter.initial()) {
            settings.add(values);
          }
        }
      }
    }
    for (double rate : new double[] {44100, 48000, 96000}) {
      for (double[] values : settings) {
        var run = new DeviceRun(type, rate, values);
        assertThat(measuredLatency(run))
            .as(Arrays.toString(values))
            .isEqualTo(run.processor.latency());
      }
    }
  }

  /** Where quiet noise through the device is most like itself. */
  private static int measuredLatency(DeviceRun run) {
    var random = new Random(2);
    int reach = Math.max(4096, 2 * run.processor.latency());
    int length = (2 * reach / Quantum.FRAMES + 32) * Quantum.FRAMES;
    float[] audio = new float[length * 2];
    for (int i = 0; i < audio.length; i++) {
      audio[i] = (float) (random.nextGaussian() * 0.03);
    }
    float[] dry = audio.clone();
    run.process(audio);
    int best = -1;
    double most = -1;
    for (int lag = 0; lag < reach; lag++) {
      double sum = 0;
      for (int i = 0; i < dry.length / 2; i++) {
        sum += (double) dry[i] * audio[i + 2 * lag];
      }
      if (Math.abs(sum) > most) {
        most = Math.abs(sum);
        best = lag;
      }
    }
    return best;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void resetIsAsGoodAsNew(DeviceType type) {
    long seed = 9;
    var random = new Random(seed);
    double[] values = DeviceRun.anyValues(type, random);
    var used = new DeviceRun(type, RATE, values);
    float[] audio = new float[Quantum.SAMPLES];
    for (int q = 0; q < 300; q++) {
      disturb(used, random, q);
      hostile(audio, random);
      used.quantum(audio, 0);
    }
    used.processor.reset();
    assertThat(used.processor.idle()).isTrue();
    for (int p = 0; p < values.length; p++) {
      used.set(p, values[p]);
    }
    used.io.frame = 0;
    var fresh = new DeviceRun(type, RATE, values);
    var one = new Steady(used);
    var two = new Steady(fresh);
    float[] other = new float[Quantum.SAMPLES];
    for (int q = 0; q < 300; q++) {
      one.quantum(audio, 0);
      two.quantum(other, 0);
      assertThat(audio).as("seed %d quantum %d", seed, q).isEqualTo(other);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void lanesGiveTheSameBitsAsEightProcessors(DeviceType type) {
    if (type.lanes().isEmpty()) {
      return;
    }
    for (long seed = 1; seed <= 6; seed++) {
      LaneRun.compare(type, seed, DeviceContractTest::disturb);
    }
  }
}
