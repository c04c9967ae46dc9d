package org.songline.model.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.model.song.Chord.Quality;
import org.songline.model.song.Chord.Tone;

class ChordTest {
  @Test
  void everyChordReadsBackFromItsText() {
    for (Quality quality : Quality.values()) {
      for (String root : List.of("C", "F#", "Bb", "A")) {
        for (Optional<Tone> bass : List.of(Optional.<Tone>empty(), Optional.of(new Tone("Eb")))) {
          Chord chord = new Chord(new Tone(root), quality, bass);
          assertThat(Chord.parse(chord.text())).isEqualTo(chord);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C, C, '0 4 7'",
    "Am, Am, '9 12 16'",
    "A-7, Am7, '9 12 16 19'",
    "B\u266dM7, Bbmaj7, '10 14 17 21'",
    "F\u266f\u00f8/E, F#m7b5/E, '6 9 12 16'",
    "Cb, Cb, '11 15 18'",
    "C6/9, C69, '0 4 7 9 14'",
    "C6/9/G, C69/G, '0 4 7 9 14'",
    "G7sus, G7sus4, '7 12 14 17'"
  })
  void signsOfMusiciansAreReadAndMeanTheirNotes(String text, String written, String notes) {
    Chord chord = Chord.parse(text);
    assertThat(chord.text()).isEqualTo(written);
    List<String> sounding =
        chord.quality().intervals().stream()
            .map(interval -> Integer.toString(chord.root().semitone() + interval))
            .toList();
    assertThat(String.join(" ", sounding)).isEqualTo(notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H", "Cfoo", "c", "C/", "C/X", "C ", "Dm7/A/B", "C##", "\nC"})
  void whatIsNoChordIsRefusedWithWords(String text) {
    assertThatThrownBy(() -> Chord.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the chord \"" + text + "\"");
  }

  @Test
  void noChordIsWrittenInItsOwnWay() {
    assertThat(ChordMark.parse("N.C.")).isEmpty();
    assertThat(ChordMark.text(Optional.empty())).isEqualTo("N.C.");
    assertThat(ChordMark.text(ChordMark.parse("Dm7/A"))).isEqualTo("Dm7/A");
  }
}
