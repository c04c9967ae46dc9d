package org.songline.media.midi;

import java.nio.file.Path;
import java.util.List;
import org.songline.media.Fuzz;

/** Fuzzing of MIDI files. */
public final class MidiFuzz {
  private MidiFuzz() {}

  public static Fuzz midi(Path file) {
    return new Fuzz(List.of(MidiDamageTest.big()), file, 64 << 20, MidiReader::read);
  }
}
