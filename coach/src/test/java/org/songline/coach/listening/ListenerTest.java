package org.songline.coach.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songline.coach.Songs.device;
import static org.songline.coach.Songs.note;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.songline.coach.Songs;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.measure.hearing.ErbBands;
import org.songline.media.Progress;
import org.songline.model.song.Section;
import org.songline.model.song.Song;

class ListenerTest {
  private static Song song() {
    return new Songs()
        .plays(
            "Low",
            List.of(note(0, 8, 36)),
            device("low-synth", "synth", Map.of()),
            device("low-gain", "utility", Map.of("gain", -6.0)))
        .plays("High", List.of(note(4, 4, 84)), device("high-synth", "synth", Map.of()))
        .section(Section.Kind.VERSE, "", 0, 4)
        .section(Section.Kind.CHORUS, "Hook", 4, 8)
        .song();
  }

  private static Listening heard(Progress progress) throws IOException {
    return Listener.song(
        song(), BuiltIn.catalogue(), new SongFiles(Path.of("nowhere")), Optional.empty(), progress);
  }

  @Test
  void aSongIsHeardTrackByTrackAndDeviceByDevice() throws IOException {
    Listening heard = heard(Progress.NONE);
    assertThat(heard.tracks()).hasSize(2);
    List<Stage> chain = heard.tracks().getFirst().stages();
    assertThat(chain)
        .extracting(stage -> stage.device().orElseThrow().type())
        .containsExactly("synth", "utility");
    assertThat(chain.getLast().peakDbfs()).isCloseTo(chain.getFirst().peakDbfs() - 6, within(0.01));
    assertThat(heard.tracks().getFirst().sound().figures().levels().samplePeakDbfs())
        .isCloseTo(chain.getLast().peakDbfs(), within(0.01));
    double low = power(heard.tracks().getFirst().sound(), 30);
    double high = power(heard.tracks().getLast().sound(), 30);
    double mix = power(heard.premaster().orElseThrow(), 30);
    assertThat(mix).isCloseTo(low + high, within(0.1 * (low + high)));
    assertThat(power(heard.tracks().getLast().sound(), 5)).isZero();
  }

  private static double power(Sound sound, int frame) {
    double sum = 0;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      sum += sound.hearing().power(frame, band);
    }
    return sum;
  }

  @Test
  void passagesAreTheSectionsOfTheSong() throws IOException {
    assertThat(heard(Progress.NONE).passages())
        .containsExactly(
            new Passage("verse", Section.Kind.VERSE, 0, 20, 1, 1),
            new Passage("Hook", Section.Kind.CHORUS, 20, 40, 2, 2));
  }

  @Test
  void listeningCanBeStopped() {
    assertThatThrownBy(() -> heard((done, total) -> false))
        .isInstanceOf(CancellationException.class);
  }
}
