package org.songline.devices.drums;

import static org.songline.devices.drums.DrumSound.metal;
import static org.songline.devices.drums.DrumSound.noise;
import static org.songline.devices.drums.DrumSound.plate;
import static org.songline.devices.drums.DrumSound.ringing;
import static org.songline.devices.drums.DrumSound.tone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.devices.drums.DrumSound.Mode;

/** The drums that any pad can have, beside that of the kit and a recording. */
final class DrumModels {
  /** Choices before the first model: the kit's sound, and the pad's recording. */
  static final int KIT = 0;

  static final int SAMPLE = 1;
  private static final int FIRST = 2;

  /** Pitch of the 808 bass at its own key: C2. */
  static final double BASS_HERTZ = 65.40639132514966;

  private record Model(String name, DrumSound sound) {}

  private static final List<Model> ALL =
      List.of(
          new Model(
              "808 kick",
              tone(50, 1.4, 0.012, 1, 0.65).punching(0.6, 0.003).clicking(0.3).driven(4)),
          new Model(
              "909 kick",
              tone(52, 2.4, 0.022, 1, 0.34)
                  .noisy(0.1, 0.02, 3000, 0.7, 900)
                  .clicking(0.6)
                  .driven(8)),
          new Model(
              "acoustic kick",
              tone(61, 0.55, 0.016, 0.9, 0.3)
                  .skin(0.002, 0.35, 0.16, 5)
                  .noisy(0.22, 0.028, 3400, 0.7, 1100)
                  .clicking(0.35)
                  .driven(3)),
          new Model(
              "hard kick",
              tone(47, 2.1, 0.034, 2.2, 0.5).punching(2, 0.004).clicking(1.4).driven(11)),
          new Model(
              "deep kick",
              tone(45, 1.2, 0.03, 1, 0.55).punching(0.8, 0.004).clicking(0.2).driven(5)),
          new Model(
              "dusty kick",
              tone(64, 0.9, 0.017, 0.9, 0.24)
                  .noisy(0.25, 0.05, 1100, 0.6, 200)
                  .clicking(0.15)
                  .driven(10)),
          new Model(
              "808 bass",
              tone(BASS_HERTZ, 0.8, 0.009, 1, 3.2).punching(1, 0.003).clicking(0.2).driven(6)),
          new Model(
              "808 snare",
              tone(178, 0.35, 0.008, 0.6, 0.16)
                  .second(1.86, 0.35, 0.1)
                  .noisy(0.75, 0.24, 2600, 0.7, 700)),
          new Model(
              "909 snare",
              tone(185, 0.8, 0.01, 0.65, 0.14)
                  .second(1.52, 0.45, 0.11)
                  .noisy(0.8, 0.3, 3600, 0.65, 900)
                  .clicking(0.2)
                  .driven(4)),
          new Model(
              "acoustic snare",
              tone(196, 0.25, 0.007, 0.5, 0.2)
                  .second(1.72, 0.25, 0.13)
                  .skin(0.0011, 0.4, 0.3, 9)
                  .noisy(0.7, 0.26, 4200, 0.55, 1200)
                  .clicking(0.35)
                  .driven(3)),
          new Model(
              "tight snare",
              tone(222, 0.6, 0.006, 0.55, 0.09)
                  .second(1.61, 0.3, 0.07)
                  .skin(0.0009, 0.25, 0.14, 6)
                  .noisy(0.8, 0.13, 5000, 0.6, 1500)
                  .clicking(0.4)
                  .driven(6)),
          new Model(
              "hard snare",
              tone(205, 1.1, 0.012, 1.2, 0.16)
                  .second(1.5, 0.7, 0.12)
                  .noisy(1.6, 0.34, 3200, 0.55, 700)
                  .clicking(0.8)
                  .driven(9)),
          new Model(
              "dusty snare",
              tone(188, 0.4, 0.008, 0.5, 0.12).noisy(0.9, 0.2, 1900, 0.8, 400).driven(9)),
          new Model("brush", noise(0.7, 0.32, 3000, 0.55, 900)),
          new Model("808 clap", noise(1.5, 0.3, 1050, 1.6, 500).clapping(3)),
          new Model("909 clap", noise(1.4, 0.38, 1350, 1.3, 600).clapping(4)),
          new Model("snap", noise(1.6, 0.09, 2300, 2.2, 1200).clapping(1)),
          new Model("808 closed hat", metal(0.85, 205.3, 0.08, 8600, 1.1, 6800)),
          new Model(
              "909 closed hat",
              metal(0.5, 263, 0.09, 9800, 0.9, 6200).noisy(0.55, 0.07, 9800, 0.9, 6200)),
          new Model("808 open hat", metal(0.8, 205.3, 0.7, 8300, 1.1, 6500)),
          new Model(
              "909 open hat",
              metal(0.45, 263, 0.75, 9200, 0.9, 5600).noisy(0.5, 0.6, 9200, 0.9, 5600)),
          new Model(
              "acoustic closed hat",
              ringing(0.003, 0.9, plate(36, 2700, 15_000, 0.09, 0.1, 0.07, 5))
                  .noisy(0.32, 0.06, 9000, 0.5, 5600)
                  .clicking(0.1)),
          new Model(
              "acoustic open hat",
              ringing(0.004, 0.9, plate(40, 1900, 15_000, 0.085, 0.9, 0.5, 5))
                  .noisy(0.3, 0.55, 8600, 0.5, 4800)
                  .clicking(0.1)),
          new Model("noise hat", noise(0.8, 0.055, 10_500, 0.55, 7000)),
          new Model("808 cymbal", metal(0.8, 261, 1.8, 5200, 0.6, 2600)),
          new Model(
              "909 crash",
              metal(0.4, 317, 2.2, 5600, 0.55, 2900).noisy(0.5, 1.7, 5600, 0.55, 2900)),
          new Model(
              "909 ride",
              metal(0.55, 411, 1.9, 6700, 1.2, 3300)
                  .noisy(0.14, 0.9, 6700, 0.9, 3800)
                  .clicking(0.25)),
          new Model(
              "acoustic crash",
              ringing(0.006, 1, plate(40, 420, 14_000, 0.1, 3.4, 1.1, 11))
                  .noisy(0.34, 1.3, 6200, 0.5, 3000)),
          new Model(
              "acoustic ride",
              ringing(0.0015, 0.5, plate(40, 390, 12_000, 0.07, 4.2, 1.6, 23))
                  .noisy(0.07, 0.7, 7000, 0.5, 4200)
                  .clicking(0.15)),
          new Model("808 tom low", tone(82, 0.45, 0.05, 0.9, 0.55).noisy(0.05, 0.3, 500, 0.7, 80)),
          new Model(
              "808 tom mid", tone(125, 0.42, 0.045, 0.9, 0.45).noisy(0.05, 0.25, 700, 0.7, 100)),
          new Model(
              "808 tom high", tone(172, 0.4, 0.04, 0.9, 0.38).noisy(0.05, 0.2, 900, 0.7, 120)),
          new Model("909 tom low", nine(86, 0.05, 0.5, 900)),
          new Model("909 tom mid", nine(122, 0.045, 0.42, 1100)),
          new Model("909 tom high", nine(168, 0.04, 0.36, 1300)),
          new Model("acoustic tom low", skinTom(88, 0.7)),
          new Model("acoustic tom mid", skinTom(124, 0.55)),
          new Model("acoustic tom high", skinTom(176, 0.42)),
          new Model(
              "808 rim", tone(1667, 0, 0.01, 0.55, 0.045).second(0.273, 0.5, 0.05).clicking(0.3)),
          new Model(
              "909 rim",
              tone(520, 0.1, 0.005, 0.6, 0.05)
                  .second(1.93, 0.5, 0.04)
                  .noisy(0.3, 0.03, 3000, 0.9, 800)
                  .clicking(0.4)
                  .driven(8)),
          new Model(
              "cross stick",
              tone(402, 0.05, 0.004, 0.3, 0.09)
                  .with(
                      new DrumSound.Modes(
                          0.0005,
                          0.2,
                          List.of(
                              new Mode(1120, 0.45, 0.06),
                              new Mode(1790, -0.6, 0.045),
                              new Mode(2960, 0.4, 0.03),
                              new Mode(4410, -0.3, 0.02))))
                  .clicking(0.25)),
          new Model(
              "808 cowbell",
              tone(540, 0, 0.01, 0.5, 0.35).second(1.4815, 0.5, 0.4).clicking(0.2).driven(14)),
          new Model(
              "cowbell",
              ringing(
                      0.0004,
                      0.3,
                      List.of(
                          new Mode(562, 0.8, 0.35),
                          new Mode(845, 0.9, 0.3),
                          new Mode(1470, 0.35, 0.2),
                          new Mode(2310, 0.4, 0.16),
                          new Mode(3620, 0.3, 0.12),
                          new Mode(5190, 0.2, 0.08)))
                  .clicking(0.2)
                  .driven(4)),
          new Model("clave", tone(2500, 0, 0.01, 0.7, 0.06)),
          new Model(
              "wood block",
              ringing(
                      0.0006,
                      0.1,
                      List.of(
                          new Mode(845, 0.9, 0.07),
                          new Mode(1338, 0.5, 0.05),
                          new Mode(2520, 0.4, 0.03),
                          new Mode(3960, 0.25, 0.02)))
                  .clicking(0.1)),
          new Model("shaker", noise(0.6, 0.06, 7200, 0.9, 5200)),
          new Model("maracas", noise(0.65, 0.035, 9000, 0.8, 6400)),
          new Model(
              "tambourine",
              ringing(0.008, 1, plate(28, 4300, 14_500, 0.09, 0.35, 0.2, 41))
                  .noisy(0.4, 0.1, 8800, 0.6, 5500)),
          new Model(
              "conga", tone(235, 0.12, 0.012, 0.8, 0.26).skin(0.0012, 0.3, 0.16, 6).clicking(0.15)),
          new Model(
              "bongo", tone(410, 0.15, 0.008, 0.7, 0.14).skin(0.0008, 0.4, 0.1, 6).clicking(0.2)),
          new Model(
              "triangle",
              ringing(
                  0.0003,
                  0.1,
                  List.of(
                      new Mode(1680, 0.16, 3.2),
                      new Mode(4270, 0.3, 2.8),
                      new Mode(5620, 0.22, 2.4),
                      new Mode(7910, 0.25, 2),
                      new Mode(10_340, 0.16, 1.5),
                      new Mode(13_050, 0.1, 1.1)))));

  private DrumModels() {}

  private static DrumSound nine(double hertz, double sweepTime, double fade, double band) {
    return tom(hertz, sweepTime, fade, fade / 2, 0.11, band, 120);
  }

  /**
   * A tom with two tones and a breath of noise.
   *
   * @param fade seconds of the first tone, {@code ring} of the second, {@code hiss} of the noise
   * @param band middle of the noise in Hz, and {@code low} where it begins
   */
  static DrumSound tom(
      double hertz,
      double sweepTime,
      double fade,
      double ring,
      double hiss,
      double band,
      double low) {
    return tone(hertz, 0.9, sweepTime, 0.85, fade)
        .second(1.51, 0.25, ring)
        .noisy(0.1, hiss, band, 0.7, low)
        .clicking(0.25)
        .driven(4);
  }

  private static DrumSound skinTom(double hertz, double fade) {
    return tone(hertz, 0.22, 0.03, 0.75, fade)
        .skin(0.0018, 0.36, fade * 0.7, 8)
        .noisy(0.08, 0.06, 2200, 0.6, 500)
        .clicking(0.2);
  }

  /** Names of the choices of a pad. */
  static List<String> choices() {
    List<String> names = new ArrayList<>();
    names.add("kit");
    names.add("sample");
    ALL.forEach(model -> names.add(model.name()));
    return names;
  }

  /** The sound of a choice that is neither the kit nor a recording. */
  static DrumSound sound(int choice) {
    return ALL.get(choice - FIRST).sound();
  }

  /** Models by their names. */
  static List<DrumSound> named(String... names) {
    return Arrays.stream(names).map(DrumModels::sound).toList();
  }

  /** The choice of a model. */
  static int choice(String name) {
    int found = choices().indexOf(name);
    if (found < 0) {
      throw new IllegalArgumentException("no drum " + name);
    }
    return found;
  }

  /** A model by its name. */
  static DrumSound sound(String name) {
    return sound(choice(name));
  }
}
