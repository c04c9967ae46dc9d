package org.songline.coach.rules.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.coach.Songs.device;
import static org.songline.coach.Songs.id;
import static org.songline.coach.Songs.note;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songline.coach.Coach;
import org.songline.coach.Songs;
import org.songline.coach.finding.Finding;
import org.songline.coach.listening.Listener;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.media.SongFiles;
import org.songline.media.Progress;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

class SilenceRuleTest {
  /** Keys that sound, and a second track with one note. */
  private static Song song(double at, double fader) {
    return new Songs()
        .plays("Keys", List.of(note(0, 8, 60)), device("keys-synth", "synth", Map.of()))
        .plays("Other", List.of(note(at, 2, 67)), device("other-synth", "synth", Map.of()))
        .change("Other", track -> firstQuarters(track).withStrip(track.strip().withFader(fader)))
        .song();
  }

  private static Track firstQuarters(Track track) {
    NoteClip clip = (NoteClip) track.clips().getFirst();
    return track.withClips(
        List.of(
            new NoteClip(
                clip.id(),
                clip.name(),
                clip.start(),
                Songs.ticks(4),
                clip.muted(),
                clip.pattern(),
                clip.offset(),
                clip.loop(),
                clip.transpose())));
  }

  private static List<Finding> found(Song song) throws IOException {
    return Coach.check(
        Coach.rule("silence").orElseThrow(),
        Listener.song(
            song,
            BuiltIn.catalogue(),
            new SongFiles(Path.of("nowhere")),
            Optional.empty(),
            Progress.NONE));
  }

  @Test
  void aTrackWhoseNotesAreNotHeardIsTold() throws IOException {
    assertThat(found(song(1, -144)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.place().tracks()).containsExactly(id("Other")));
    assertThat(found(song(1, 0))).isEmpty();
  }

  @Test
  void aClipThatEndsBeforeItsNotesHasNothingToPlay() throws IOException {
    assertThat(found(song(6, 0))).isEmpty();
  }
}
