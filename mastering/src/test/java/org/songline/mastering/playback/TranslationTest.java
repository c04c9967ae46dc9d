package org.songline.mastering.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/** What is left of parts on devices, on sounds made by hand. */
class TranslationTest {
  private static final int FRAMES = 20;
  private static final int CASES = 60;

  private static PlaybackDevice device(String id) {
    return PlaybackDevices.find(id).orElseThrow();
  }

  private static double power(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }

  /** Sound between two frequencies, equally strong in each band of the ear, in the middle. */
  private static float[] between(double from, double to, double decibels) {
    float[] x = new float[FRAMES * ErbBands.COUNT];
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int band = ErbBands.at(from); band <= ErbBands.at(to); band++) {
        x[frame * ErbBands.COUNT + band] = (float) power(decibels);
      }
    }
    return x;
  }

  private static Cochleagram middle(double from, double to, double decibels) {
    return new Cochleagram(FRAMES, between(from, to, decibels), new float[FRAMES * ErbBands.COUNT]);
  }

  private static Cochleagram opposite(double from, double to, double decibels) {
    return new Cochleagram(FRAMES, new float[FRAMES * ErbBands.COUNT], between(from, to, decibels));
  }

  private static Cochleagram sum(List<Part> parts) {
    float[] mid = new float[FRAMES * ErbBands.COUNT];
    float[] side = new float[mid.length];
    for (Part part : parts) {
      for (int i = 0; i < mid.length; i++) {
        mid[i] += part.sound().mid()[i];
        side[i] += part.sound().side()[i];
      }
    }
    return new Cochleagram(FRAMES, mid, side);
  }

  private static Translation translate(PlaybackDevice device, List<Part> parts) {
    return Translation.of(device, sum(parts), parts);
  }

  private static Fate fate(Translation translation, String name) {
    return translation.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A device that plays everything, with a noise in one band of third octaves. */
  private static PlaybackDevice inNoise(double hertz, double decibels) {
    var noise =
        new Points(
            List.of(
                new Points.Point(hertz / 1.3, -40),
                new Points.Point(hertz, decibels),
                new Points.Point(hertz * 1.3, -40)));
    return new PlaybackDevice(
        "noisy",
        "Noisy",
        Basis.USER,
        "",
        "",
        new Tone(List.of()),
        Sides.STEREO,
        new Surroundings(80, Optional.of(noise), Optional.empty()));
  }

  @Test
  void onMonitorsNothingIsLost() {
    List<Part> parts =
        List.of(new Part("bass", middle(50, 150, -20)), new Part("lead", opposite(800, 4000, -25)));
    Translation same = translate(PlaybackDevice.MONITORS, parts);
    assertThat(same.score()).isEqualTo(100);
    assertThat(same.volumeDb()).isZero();
    assertThat(same.parts()).allMatch(part -> part.left() == 1 && part.gone().isEmpty());
    assertThat(same.parts()).allMatch(part -> part.audible() == part.audibleOnMonitors());
  }

  @Test
  void aSilentMixHasNothingToLose() {
    var silence = new Cochleagram(0, new float[0], new float[0]);
    Translation nothing = Translation.of(device("car"), silence, List.of());
    assertThat(nothing.score()).isEqualTo(100);
    var digital = new Cochleagram(1, new float[ErbBands.COUNT], new float[ErbBands.COUNT]);
    nothing = Translation.of(device("car"), digital, List.of(new Part("a", digital)));
    assertThat(nothing.score()).isEqualTo(100);
    assertThat(nothing.parts()).isEmpty();
  }

  @Test
  void theCurveAIsThatOfTheStandard() {
    assertThat(10 * StrictMath.log10(Level.weight(1000))).isCloseTo(0, within(0.01));
    assertThat(10 * StrictMath.log10(Level.weight(100))).isCloseTo(-19.1, within(0.1));
    assertThat(10 * StrictMath.log10(Level.weight(31.6228))).isCloseTo(-39.4, within(0.1));
    assertThat(10 * StrictMath.log10(Level.weight(10_000))).isCloseTo(-2.5, within(0.1));
  }

  @Test
  void noiseMasksByExactlyItsPowerInTheBand() {
    // A third octave of 50 dB around 1 kHz; the mix plays at 80 dB(A).
    Cochleagram tone = middle(1000, 1000, -20);
    int band = ErbBands.at(1000);
    BandGains quiet = BandGains.of(PlaybackDevice.MONITORS, List.of(tone));
    var points = new Points(List.of(new Points.Point(1000, 50)));
    var device =
        new PlaybackDevice(
            "n",
            "N",
            Basis.USER,
            "",
            "",
            new Tone(List.of()),
            Sides.STEREO,
            new Surroundings(80, Optional.of(points), Optional.empty()));
    BandGains noisy = BandGains.of(device, List.of(tone));
    double width = ErbBands.to(band) - ErbBands.from(band);
    double unit = (float) power(-20) * Level.weight(ErbBands.centre(band)) / power(80);
    double own = power(50) * unit * width / (0.2316 * ErbBands.centre(band));
    double below = 0;
    double above = 0;
    for (int i = 0; i < ErbBands.COUNT; i++) {
      double there =
          power(50) * unit * (ErbBands.to(i) - ErbBands.from(i)) / (0.2316 * ErbBands.centre(i));
      below += i < band ? there * power(-10 * (band - i)) : 0;
      above += i > band ? there * power(-27 * (i - band)) : 0;
    }
    assertThat(noisy.always()[band] - quiet.always()[band])
        .isCloseTo(own + below + above, within(1e-9 * own));
    double excitation = noisy.always()[band];
    assertThat(noisy.heard(List.of(tone)).heard(0))
        .isCloseTo(
            FRAMES
                * (StrictMath.pow((double) (float) power(-20) + excitation, 0.25)
                    - StrictMath.pow(excitation, 0.25)),
            within(1e-9));
  }

  @Test
  void whatIsUnderTheThresholdOfHearingIsNotHeard() {
    // At 80 dB(A) a part 90 dB below the rest lies under what is heard at 100 Hz (26 dB).
    List<Part> parts =
        List.of(
            new Part("loud", middle(1000, 1000, -20)), new Part("soft", middle(100, 100, -110)));
    assertThat(fate(translate(PlaybackDevice.MONITORS, parts), "soft").audibleOnMonitors())
        .isCloseTo(1, within(0.01));
    double[] always = BandGains.of(PlaybackDevice.MONITORS, List.of(parts.get(0).sound())).always();
    assertThat(power(-110)).isLessThan(0.3162 * always[ErbBands.at(100)]);
    assertThat(power(-60)).isGreaterThan(0.3162 * always[ErbBands.at(100)]);
  }

  @Test
  void aBassVanishesOnALaptopBeforeALead() {
    List<Part> parts =
        List.of(
            new Part("sub", middle(40, 70, -12)),
            new Part("bass", middle(60, 400, -20)),
            new Part("lead", middle(600, 4000, -25)));
    Translation laptop = translate(device("laptop"), parts);
    assertThat(fate(laptop, "sub").left()).isLessThan(0.1);
    assertThat(fate(laptop, "sub").vanished()).isTrue();
    assertThat(fate(laptop, "sub").gone().getFirst().words()).isEqualTo("all but gone");
    assertThat(fate(laptop, "bass").left()).isBetween(0.1, 0.8);
    assertThat(fate(laptop, "bass").gone().getFirst().words()).startsWith("below ");
    assertThat(fate(laptop, "lead").left()).isGreaterThan(0.8);
    assertThat(laptop.weakest(2)).extracting(Fate::name).containsExactly("sub", "bass");
  }

  @Test
  void oppositePhaseVanishesOnTheMonoCubeAndNotInTheBasslessRoom() {
    List<Part> parts =
        List.of(
            new Part("pad", opposite(300, 3000, -25)), new Part("voice", middle(200, 5000, -20)));
    assertThat(fate(translate(device("cube"), parts), "pad").left()).isZero();
    assertThat(fate(translate(device("cube"), parts), "voice").left()).isGreaterThan(0.8);
    assertThat(fate(translate(device("nearfield"), parts), "pad").left()).isGreaterThan(0.8);
  }

  @Test
  void oppositePhaseInTheBassVanishesInTheClubAndStaysAbove() {
    List<Part> parts =
        List.of(
            new Part("bass", opposite(40, 70, -20)),
            new Part("pad", opposite(500, 3000, -25)),
            new Part("voice", middle(200, 5000, -20)));
    Translation club = translate(device("club"), parts);
    assertThat(fate(club, "bass").left()).isLessThan(0.3);
    assertThat(fate(club, "pad").left()).isGreaterThan(0.6);
  }

  static List<Long> seeds() {
    return IntStream.range(0, CASES).mapToObj(i -> 7919L * i + 13).toList();
  }

  /** A few parts of random place, width and level. */
  private static List<Part> arrangement(Random random) {
    List<Part> parts = new ArrayList<>();
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      double from = 60 * StrictMath.pow(60, random.nextDouble());
      double to = from * (1.5 + 3 * random.nextDouble());
      double share = random.nextDouble();
      float[] mid = between(from, to, -40 + 20 * random.nextDouble());
      float[] side = mid.clone();
      for (int k = 0; k < mid.length; k++) {
        // Levels move from tenth to tenth.
        float now = (float) power(-12 * random.nextDouble());
        mid[k] *= now;
        side[k] *= (float) (now * 0.3 * share);
      }
      parts.add(new Part("part " + i, new Cochleagram(FRAMES, mid, side)));
    }
    return parts;
  }

  private static Cochleagram scaled(Cochleagram sound, double decibels) {
    float[] mid = sound.mid().clone();
    float[] side = sound.side().clone();
    for (int i = 0; i < mid.length; i++) {
      mid[i] *= (float) power(decibels);
      side[i] *= (float) power(decibels);
    }
    return new Cochleagram(sound.frames(), mid, side);
  }

  private static List<Part> with(List<Part> parts, int at, Part other) {
    List<Part> changed = new ArrayList<>(parts);
    changed.set(at, other);
    return changed;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theDeeperAPartIsBuriedTheLessOfItIsHeard(long seed) {
    var random = new Random(seed);
    List<Part> parts = arrangement(random);
    for (PlaybackDevice device : List.of(device("laptop"), device("car"), device("quiet"))) {
      int buried = random.nextInt(parts.size());
      double last = Double.POSITIVE_INFINITY;
      for (double depth = 0; depth <= 18; depth += 3) {
        Part deeper = new Part("buried", scaled(parts.get(buried).sound(), -depth));
        double audible = fate(translate(device, with(parts, buried, deeper)), "buried").audible();
        assertThat(audible).as("seed %d, %s, %.0f dB", seed, device.id(), depth).isLessThan(last);
        last = audible;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLouderTheNoiseTheLessOfAPartInItIsLeft(long seed) {
    var random = new Random(seed);
    List<Part> parts = new ArrayList<>(arrangement(random));
    double hertz = 100 * StrictMath.pow(60, random.nextDouble());
    parts.add(new Part("in it", middle(hertz, hertz, -28)));
    parts.add(new Part("far", middle(hertz / 8, hertz / 8, -28)));
    double last = Double.POSITIVE_INFINITY;
    double lastScore = Double.POSITIVE_INFINITY;
    for (double level = 50; level <= 90; level += 5) {
      Translation noisy = translate(inNoise(hertz, level), parts);
      double left = fate(noisy, "in it").left();
      assertThat(left).as("seed %d, %.0f dB", seed, level).isLessThan(last);
      assertThat(noisy.score()).as("seed %d, %.0f dB", seed, level).isLessThan(lastScore);
      assertThat(left).isLessThan(fate(noisy, "far").left());
      last = left;
      lastScore = noisy.score();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theMoreOfAPartIsOppositeTheLessIsLeftInMono(long seed) {
    var random = new Random(seed);
    List<Part> parts = arrangement(random);
    int turned = random.nextInt(parts.size());
    Cochleagram sound = parts.get(turned).sound();
    for (String id : List.of("cube", "phone", "radio", "speaker")) {
      double last = Double.POSITIVE_INFINITY;
      for (double share = 0; share <= 1; share += 0.25) {
        float[] mid = sound.mid().clone();
        float[] side = new float[mid.length];
        for (int i = 0; i < mid.length; i++) {
          side[i] = (float) (share * mid[i]);
          mid[i] = share == 1 ? 0 : mid[i] - side[i];
        }
        List<Part> changed =
            with(parts, turned, new Part("turned", new Cochleagram(FRAMES, mid, side)));
        double audible = fate(translate(device(id), changed), "turned").audible();
        assertThat(audible).as("seed %d, %s, %.2f", seed, id, share).isLessThan(last);
        last = audible;
      }
      assertThat(last).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ofTwoEqualPartsTheLowerIsLostFirstWithoutBass(long seed) {
    var random = new Random(seed);
    double low = 45 + 60 * random.nextDouble();
    double high = 700 + 1500 * random.nextDouble();
    double level = -35 + 15 * random.nextDouble();
    List<Part> parts = new ArrayList<>(arrangement(random));
    parts.add(new Part("low", middle(low, low * 1.4, level)));
    parts.add(new Part("high", middle(high, high * 1.4, level)));
    for (String id : List.of("laptop", "phone", "radio", "cube")) {
      Translation small = translate(device(id), parts);
      assertThat(fate(small, "low").left())
          .as("seed %d, %s", seed, id)
          .isLessThan(fate(small, "high").left());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSteeperCornerLeavesLessOfWhatLiesBelow(long seed) {
    var random = new Random(seed);
    List<Part> parts = new ArrayList<>(arrangement(random));
    parts.add(new Part("low", middle(60, 120, -25)));
    parts.add(new Part("middle", middle(900, 1100, -25)));
    double last = Double.POSITIVE_INFINITY;
    for (double corner = 80; corner <= 640; corner *= 2) {
      PlaybackDevice small = flatAbove(corner);
      double left = fate(translate(small, parts), "low").left();
      assertThat(left).as("seed %d, %.0f Hz", seed, corner).isLessThan(last);
      last = left;
    }
  }

  private static PlaybackDevice flatAbove(double corner) {
    return new PlaybackDevice(
        "small",
        "Small",
        Basis.USER,
        "",
        "",
        new Tone(
            List.of(
                new Tone.Measured(
                    new Points(
                        List.of(new Points.Point(corner / 4, -48), new Points.Point(corner, 0)))))),
        Sides.STEREO,
        new Surroundings(75, Optional.empty(), Optional.empty()));
  }
}
