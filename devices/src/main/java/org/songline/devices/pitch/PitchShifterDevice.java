package org.songline.devices.pitch;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Transposes whatever passes, chords too. */
public final class PitchShifterDevice implements DeviceType {
  static final int PITCH = 0;
  static final int FINE = 1;
  static final int KEEP_FORMANTS = 2;
  static final int FORMANT = 3;
  static final int WINDOW = 4;
  static final int MIX = 5;
  static final int OUTPUT = 6;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "pitch",
              "Pitch",
              Unit.SEMITONES,
              -24,
              24,
              0,
              "By how much the sound rises or falls."),
          Parameter.smooth(
              "fine",
              "Fine",
              Unit.CENTS,
              -100,
              100,
              0,
              "Adds to the pitch in hundredths of a semitone."),
          Parameter.toggle(
              "keep-formants",
              "Keep formants",
              false,
              "Leaves the resonances of a voice or an instrument where they are, so that only its"
                  + " notes change and not its size."),
          Parameter.smooth(
              "formant",
              "Formant",
              Unit.SEMITONES,
              -12,
              12,
              0,
              "Moves the resonances by themselves: down is a larger throat or body, up a smaller"
                  + " one."),
          window(),
          Common.mix(100, "The share of the transposed sound beside the untouched one."),
          Common.output());

  static Parameter window() {
    return Parameter.choice(
            "window",
            "Window",
            "How long the sound is listened to at once: short answers fast and suits voices and"
                + " drums, long resolves chords and bass.",
            List.of("short", "medium", "long"))
        .startingAt(1)
        .of(Kind.STRUCTURAL);
  }

  @Override
  public String id() {
    return "pitch-shifter";
  }

  @Override
  public String name() {
    return "Pitch shifter";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Transposes one note or a whole mix by up to two octaves, exactly in tune, with attacks"
        + " and stereo picture kept. Without a transpose the sound passes unchanged, to the bit.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new PitchShifterProcessor(
        setup.sampleRate(), (int) Math.rint(setup.initial().get(WINDOW)));
  }
}
