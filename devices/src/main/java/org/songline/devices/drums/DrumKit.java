package org.songline.devices.drums;

import java.util.Arrays;
import java.util.List;

/** The sixteen pads: their names, keys and recipes in each set. */
final class DrumKit {
  /** The key of the first pad where pads lie side by side. */
  private static final int FIRST_KEY = 36;

  /** Names of the sets, in the order of the choice. */
  static final List<String> SETS = List.of("808", "909", "acoustic", "hard");

  /**
   * One pad.
   *
   * @param id stable part of parameter ids
   * @param name what people read
   * @param keys that play it, General MIDI numbers
   * @param choke group of pads that silence each other, 0 for none
   * @param eight its sound in the 808 set, {@code nine} in the 909 set
   */
  record Pad(
      String id, String name, List<Integer> keys, int choke, DrumSound eight, DrumSound nine) {
    /** Its sound in a set; {@code place} is the pad's number from 0. */
    DrumSound sound(int set, int place) {
      return switch (set) {
        case 0 -> eight;
        case 1 -> nine;
        case 2 -> ACOUSTIC.get(place);
        default -> HARD.get(place);
      };
    }
  }

  static final List<Pad> PADS =
      List.of(
          new Pad(
              "kick",
              "Kick",
              List.of(36),
              0,
              DrumSound.tone(50, 1.4, 0.012, 1, 0.65).clicking(0.25).driven(3),
              DrumSound.tone(52, 2.4, 0.022, 1, 0.34).clicking(0.55).driven(8)),
          new Pad(
              "kick-long",
              "Long kick",
              List.of(35),
              0,
              DrumSound.tone(46, 1.5, 0.014, 1, 2.2).clicking(0.2).driven(5),
              DrumSound.tone(47, 2.2, 0.03, 1, 0.7).clicking(0.4).driven(10)),
          new Pad(
              "snare",
              "Snare",
              List.of(38, 40),
              0,
              DrumModels.sound("808 snare"),
              DrumModels.sound("909 snare")),
          new Pad(
              "clap",
              "Clap",
              List.of(39),
              0,
              DrumModels.sound("808 clap"),
              DrumModels.sound("909 clap")),
          new Pad(
              "rim",
              "Rim shot",
              List.of(37),
              0,
              DrumModels.sound("808 rim"),
              DrumModels.sound("909 rim")),
          new Pad(
              "hat-closed",
              "Closed hat",
              List.of(42, 44),
              1,
              DrumModels.sound("808 closed hat"),
              DrumModels.sound("909 closed hat")),
          new Pad(
              "hat-open",
              "Open hat",
              List.of(46),
              1,
              DrumModels.sound("808 open hat"),
              DrumModels.sound("909 open hat")),
          new Pad(
              "crash",
              "Crash",
              List.of(49, 57),
              0,
              DrumModels.sound("808 cymbal"),
              DrumModels.sound("909 crash")),
          new Pad(
              "ride",
              "Ride",
              List.of(51, 53, 59),
              0,
              DrumSound.metal(0.6, 305, 1.4, 6100, 1.4, 3600).second(1, 0, 0.1).clicking(0.15),
              DrumModels.sound("909 ride")),
          new Pad(
              "tom-low",
              "Low tom",
              List.of(41, 43),
              0,
              DrumModels.sound("808 tom low"),
              DrumModels.tom(86, 0.05, 0.5, 0.25, 0.12, 900, 100)),
          new Pad(
              "tom-mid",
              "Mid tom",
              List.of(45, 47),
              0,
              DrumModels.sound("808 tom mid"),
              DrumModels.tom(122, 0.045, 0.42, 0.22, 0.11, 1100, 120)),
          new Pad(
              "tom-high",
              "High tom",
              List.of(48, 50),
              0,
              DrumModels.sound("808 tom high"),
              DrumModels.tom(168, 0.04, 0.36, 0.2, 0.1, 1300, 150)),
          new Pad(
              "cowbell",
              "Cowbell",
              List.of(56),
              0,
              DrumModels.sound("808 cowbell"),
              DrumSound.tone(587, 0, 0.01, 0.5, 0.3)
                  .second(1.44, 0.5, 0.28)
                  .clicking(0.3)
                  .driven(16)),
          new Pad(
              "clave",
              "Clave",
              List.of(75, 76, 77),
              0,
              DrumModels.sound("clave"),
              DrumSound.tone(2210, 0, 0.01, 0.65, 0.075).second(1.51, 0.15, 0.03)),
          new Pad(
              "shaker",
              "Shaker",
              List.of(70, 82, 69),
              0,
              DrumModels.sound("shaker"),
              DrumSound.noise(0.6, 0.12, 6400, 0.8, 4400)),
          new Pad(
              "conga",
              "Conga",
              List.of(62, 63, 64),
              0,
              DrumSound.tone(235, 0.12, 0.012, 0.85, 0.22).clicking(0.1),
              DrumSound.tone(262, 0.2, 0.012, 0.8, 0.28).second(1.59, 0.2, 0.1).clicking(0.2)));

  private static final List<DrumSound> ACOUSTIC =
      DrumModels.named(
          "acoustic kick",
          "deep kick",
          "acoustic snare",
          "909 clap",
          "cross stick",
          "acoustic closed hat",
          "acoustic open hat",
          "acoustic crash",
          "acoustic ride",
          "acoustic tom low",
          "acoustic tom mid",
          "acoustic tom high",
          "cowbell",
          "wood block",
          "tambourine",
          "conga");

  private static final List<DrumSound> HARD =
      DrumModels.named(
          "hard kick",
          "808 bass",
          "hard snare",
          "808 clap",
          "909 rim",
          "noise hat",
          "909 open hat",
          "909 crash",
          "909 ride",
          "909 tom low",
          "909 tom mid",
          "909 tom high",
          "808 cowbell",
          "clave",
          "maracas",
          "bongo");

  private DrumKit() {}

  private static final int[] BY_KEY = byKey();

  private static int[] byKey() {
    int[] pads = new int[128];
    Arrays.fill(pads, -1);
    for (int pad = 0; pad < PADS.size(); pad++) {
      for (int key : PADS.get(pad).keys()) {
        pads[key] = pad;
      }
    }
    return pads;
  }

  /** The pad of a key, or -1; {@code map} 0 is General MIDI, 1 sixteen keys from 36 up. */
  static int pad(int map, int key) {
    if (map == 1) {
      int pad = key - FIRST_KEY;
      return pad >= 0 && pad < PADS.size() ? pad : -1;
    }
    return key < 0 || key > 127 ? -1 : BY_KEY[key];
  }

  /** Names of the pads in the order of the table, as their parameters begin. */
  static List<String> names() {
    return PADS.stream().map(Pad::id).toList();
  }
}
