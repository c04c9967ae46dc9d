package org.songline.cli.generalmidi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Thirteen short General MIDI files, each for another corner of the standard. */
final class Scores {
  private static final long SEED = 2_041;

  private static final int DRUMS = 9;
  private static final int END = 3000;
  private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};

  private final Random random = new Random(SEED);

  private Scores() {}

  static List<Score> all() {
    var scores = new Scores();
    List<Score> all = new ArrayList<>();
    all.add(scores.melody("piano", 0, 48, 250));
    all.add(scores.pedal());
    all.add(scores.organ());
    all.add(scores.melody("overdriven guitar", 29, 43, 280));
    all.add(scores.chords("strings", 48));
    all.add(scores.melody("bass", 33, 29, 240));
    all.add(scores.melody("brass", 61, 51, 320));
    all.add(scores.melody("flute", 73, 65, 300));
    all.add(scores.drums());
    all.add(scores.band());
    all.add(scores.programs());
    all.add(scores.velocities());
    all.add(scores.repeated());
    all.add(scores.bends());
    return all;
  }

  /** A time on or a little off a grid, as hands play. */
  private int human(int millis) {
    return millis + random.nextInt(21);
  }

  private int key(int lowest) {
    int degree = random.nextInt(10);
    return lowest + SCALE[degree % 7] + 12 * (degree / 7);
  }

  private Score melody(String name, int program, int lowest, int step) {
    var score = new ScoreBuilder().program(0, 0, program).control(0, 0, 7, 110);
    for (int at = 100; at < END - 2 * step; at += step) {
      int length = step / 3 + random.nextInt(step / 3);
      score.note(human(at), 0, key(lowest), 60 + random.nextInt(60), length);
    }
    return score.end(name, END);
  }

  /** Loud, because softer keys of FluidR3 delay their envelopes: see {@link GeneralMidiTest}. */
  private Score organ() {
    var score = new ScoreBuilder().program(0, 0, 16);
    for (int at = 100; at < END - 700; at += 300) {
      score.note(human(at), 0, key(52), 121 + random.nextInt(7), 200);
    }
    return score.end("organ", END);
  }

  private Score pedal() {
    var score = new ScoreBuilder().program(0, 0, 0);
    for (int bar = 0; bar < 3; bar++) {
      int start = 100 + bar * 900;
      score.control(start - 50, 0, 64, 127).control(start + 800, 0, 64, 0);
      for (int i = 0; i < 4; i++) {
        score.note(human(start + i * 190), 0, key(40 + 5 * i), 50 + random.nextInt(60), 90);
      }
    }
    return score.end("piano with pedal", END);
  }

  private Score chords(String name, int program) {
    var score = new ScoreBuilder().program(0, 0, program);
    for (int bar = 0; bar < 3; bar++) {
      int at = human(100 + bar * 900);
      int root = key(45);
      score.note(at, 0, root, 90, 500);
      score.note(at, 0, root + 7, 80, 500).note(at, 0, root + 16, 85, 500);
    }
    return score.end(name, END);
  }

  private Score drums() {
    var score = new ScoreBuilder();
    for (int step = 0; step < 18; step++) {
      int at = human(100 + step * 150);
      int hat = step % 8 == 7 ? 46 : 42;
      switch (step % 4) {
        case 0 -> score.note(at, DRUMS, 36, 112, 60);
        case 2 -> score.note(at, DRUMS, 38, 100, 60);
        default -> score.note(at, DRUMS, hat, 70 + random.nextInt(40), 60);
      }
    }
    score.note(human(2800), DRUMS, 49, 90, 100);
    return score.end("drums", END + 500);
  }

  private Score band() {
    var score = new ScoreBuilder();
    int[] programs = {33, 4, 25, 56};
    for (int channel = 0; channel < programs.length; channel++) {
      score.program(0, channel, programs[channel]);
      score.control(0, channel, 10, 20 + 25 * channel).control(0, channel, 7, 90 + 5 * channel);
    }
    for (int step = 0; step < 12; step++) {
      int at = human(100 + step * 220);
      score.note(at, DRUMS, step % 2 == 0 ? 36 : 38, 105, 60);
      score.under(at, 0, 33 + step % 3 * 5, 95, 200);
      score.under(at, 1, 57 + step % 4 * 3, 80, 180).under(at, 1, 64, 75, 180);
      if (step % 3 == 0) {
        score.under(at, 2, 60 + step, 90, 600).under(at, 3, 65 + step % 5, 85, 400);
      }
    }
    for (int i = 0; i <= 20; i++) {
      score.control(100 + i * 120, 3, 11, 127 - 4 * i).control(105 + i * 120, 2, 1, 3 * i);
      score.bend(110 + i * 120, 1, (i % 5 - 2) * 1000);
    }
    return score.end("band", END);
  }

  private Score programs() {
    var score = new ScoreBuilder();
    int[] programs = {6, 11, 21, 24, 46, 56, 65, 80, 105, 114};
    for (int i = 0; i < programs.length; i++) {
      int at = 100 + i * 290;
      score.program(at - 40, 0, programs[i]).note(human(at), 0, 60 + i, 100, 180);
    }
    return score.end("program changes", END + 300);
  }

  private Score velocities() {
    var score = new ScoreBuilder().program(0, 0, 0);
    for (int i = 0; i < 12; i++) {
      score.note(human(100 + i * 220), 0, 60, 17 + 10 * i, 160);
    }
    return score.end("velocity ladder", END);
  }

  private Score repeated() {
    var score = new ScoreBuilder().program(0, 0, 13);
    for (int i = 0; i < 30; i++) {
      score.note(100 + i * 84, 0, 72, 70 + i, 40);
    }
    return score.end("repeated notes", END);
  }

  private Score bends() {
    var score = new ScoreBuilder().program(0, 0, 81).control(0, 0, 101, 0).control(0, 0, 100, 0);
    score.control(0, 0, 6, 12).control(0, 0, 38, 0);
    for (int i = 0; i < 4; i++) {
      int at = human(100 + i * 600);
      score.note(at, 0, key(50), 100, 450);
      for (int k = 0; k <= 10; k++) {
        score.bend(at + 60 + 30 * k, 0, Math.min(8191, 819 * (i % 2 == 0 ? k : -k)));
      }
      score.bend(at + 520, 0, 0).pressure(at + 300, 0, 100).pressure(at + 520, 0, 0);
    }
    return score.end("bends and pressure", END);
  }
}
