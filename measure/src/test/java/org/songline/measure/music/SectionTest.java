package org.songline.measure.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.music.Band.Player;

class SectionTest {
  private static final Set<Player> VERSE = EnumSet.of(Player.BASS, Player.CHORDS);
  private static final Set<Player> CHORUS = EnumSet.allOf(Player.class);
  private static final Set<Player> BRIDGE = EnumSet.of(Player.MELODY);

  private static List<Section> sections(Band band) {
    var measurer = new Measurer(Band.RATE, 1, EnumSet.of(Part.SECTIONS));
    measurer.accept(band.sound(), 0, band.sound().length);
    return Objects.requireNonNull(measurer.finish().figures().music()).sections();
  }

  private static Band song(double bpm, List<Set<Player>> parts, int bars) {
    var band = new Band(parts.size() * bars * 240 / bpm + 1.5, 7);
    for (int i = 0; i < parts.size(); i++) {
      double from = i * bars * 240 / bpm;
      band.play(t -> bpm, 0.5, 4, parts.get(i), 0.4 + from, 0.4 + from + bars * 240 / bpm - 0.01);
    }
    return band;
  }

  @ParameterizedTest
  @ValueSource(doubles = {92, 124, 140})
  void partsBeginWhereThePlayersChange(double bpm) {
    var form = List.of(VERSE, CHORUS, VERSE, CHORUS, BRIDGE, CHORUS);
    List<Section> found = sections(song(bpm, form, 8));
    List<Double> truth = new ArrayList<>();
    for (int i = 1; i < form.size(); i++) {
      truth.add(0.4 + i * 8 * 240 / bpm);
    }
    List<Double> heard = found.stream().skip(1).map(Section::startSeconds).toList();
    assertThat(Hits.of(truth, heard, 240 / bpm).f()).as("%s", found).isEqualTo(1);
    assertThat(Hits.of(truth, heard, 0.1).f()).as("%s", found).isEqualTo(1);
  }

  @Test
  void partsThatSoundAlikeHaveOneLetterAndTheFullBandMostEnergy() {
    List<Section> found =
        sections(song(112, List.of(VERSE, CHORUS, VERSE, CHORUS, BRIDGE, CHORUS), 8));
    List<String> labels = found.stream().map(each -> each.label().substring(0, 1)).toList();
    assertThat(labels).as("%s", found).containsExactly("A", "B", "A", "B", "C", "B");
    assertThat(found.get(1).energy()).isGreaterThan(found.get(0).energy() + 1);
    assertThat(found.get(4).energy()).isLessThan(found.get(5).energy() - 1);
    assertThat(found).allMatch(each -> each.energy() >= 0 && each.energy() <= 10);
  }

  @Test
  void partsFollowEachOtherWithoutGaps() {
    var band = song(120, List.of(VERSE, CHORUS, VERSE), 8);
    List<Section> found = sections(band);
    assertThat(found.getFirst().startSeconds()).isEqualTo(0);
    assertThat(found.getLast().endSeconds()).isEqualTo(band.seconds());
    for (int i = 1; i < found.size(); i++) {
      assertThat(found.get(i).startSeconds()).isEqualTo(found.get(i - 1).endSeconds());
    }
  }

  @Test
  void anEvenPieceHasOnePart() {
    assertThat(sections(song(120, List.of(CHORUS), 24))).hasSize(1);
    assertThat(sections(song(120, List.of(CHORUS), 4))).hasSize(1);
  }
}
