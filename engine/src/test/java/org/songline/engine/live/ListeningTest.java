package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;
import org.songline.engine.TestSong;
import org.songline.engine.live.Listening.Mode;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

/** Single strips in place of the mix, for the ears only. */
class ListeningTest {
  private static final int BLOCK = 256;
  private static final TrackId LOW = TestSong.id("low");

  /** Two tones; the low one is at -20 dB, to the left, and muted if wanted. */
  private static Song song(boolean muted) {
    return new TestSong()
        .pattern("p", note(0, 960_000, 40))
        .pattern("q", note(0, 960_000, 76))
        .track("low", Kind.INSTRUMENT, TestSong.device("one", "synth"))
        .strip(new Strip(-20, -1, PanLaw.BALANCE, muted, false, false))
        .clips(notes("c", "p", 0, 960_000))
        .track("high", Kind.INSTRUMENT, TestSong.device("two", "synth"))
        .clips(notes("d", "q", 0, 960_000))
        .master()
        .build();
  }

  private static Session session(Song song) {
    Session session =
        new Session(
            BuiltIn.catalogue(), new SongFiles(Path.of("no-such-folder")), TestSong.RATE, BLOCK, 1);
    session.publish(song);
    session.play();
    return session;
  }

  /** What is heard of some blocks. */
  private static float[] play(Session session, int blocks) {
    float[] heard = new float[blocks * 2 * BLOCK];
    float[] block = new float[2 * BLOCK];
    for (int b = 0; b < blocks; b++) {
      session.run(block, BLOCK / Quantum.FRAMES);
      System.arraycopy(block, 0, heard, b * 2 * BLOCK, 2 * BLOCK);
    }
    return heard;
  }

  private static double rms(float[] x, int side) {
    double sum = 0;
    for (int i = side; i < x.length; i += 2) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(2 * sum / x.length);
  }

  /** The largest step from one frame to the next. */
  private static double step(float[] x) {
    double most = 0;
    for (int i = 2; i < x.length; i++) {
      most = Math.max(most, Math.abs(x[i] - x[i - 2]));
    }
    return most;
  }

  @Test
  void afterItsFaderAStripIsHeardAloneAsTheMixHasIt() {
    try (Session session = session(song(false));
        Session other = session(song(false))) {
      session.listen(new Listening(Mode.AFTER_FADER, Set.of(LOW)));
      play(session, 10);
      play(other, 10);
      float[] heard = play(session, 20);
      play(other, 20);
      assertThat(rms(heard, 1)).as("it lies at the left").isZero();
      assertThat(rms(heard, 0)).isGreaterThan(1e-3);
      float[] strip = Objects.requireNonNull(other.strip(LOW));
      for (int i = 0; i < 2 * BLOCK; i++) {
        assertThat(heard[heard.length - 2 * BLOCK + i]).isEqualTo(strip[i]);
      }
    }
  }

  @Test
  void beforeItsFaderAStripIsHeardWhateverFaderPanAndMuteSay() {
    try (Session muted = session(song(true));
        Session open = session(song(false))) {
      muted.listen(new Listening(Mode.PRE_FADER, Set.of(LOW)));
      open.listen(new Listening(Mode.AFTER_FADER, Set.of(LOW)));
      play(muted, 20);
      play(open, 20);
      float[] before = play(muted, 40);
      float[] after = play(open, 40);
      assertThat(rms(before, 1)).as("no pan").isGreaterThan(1e-2);
      assertThat(20 * Math.log10(rms(before, 0) / rms(after, 0))).isCloseTo(20, within(0.01));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void theMixThatIsMeasuredAndRenderedKnowsNothingOfIt(Mode mode) {
    try (Session listened = session(song(false));
        Session plain = session(song(false))) {
      for (int b = 0; b < 60; b++) {
        if (b == 20) {
          listened.listen(new Listening(mode, Set.of(LOW)));
        } else if (b == 40) {
          listened.listen(Listening.MIX);
        }
        play(listened, 1);
        play(plain, 1);
        int quanta = BLOCK / Quantum.FRAMES;
        float[] one = new float[2 * BLOCK];
        float[] two = new float[2 * BLOCK];
        long first = (long) b * quanta;
        assertThat(listened.mix().copy(first, quanta, one)).isTrue();
        assertThat(plain.mix().copy(first, quanta, two)).isTrue();
        assertThat(one).isEqualTo(two);
      }
    }
  }

  @Test
  void changesOfWhatIsHeardMakeNoStepsThatTheSoundHasNot() {
    try (Session session = session(song(false))) {
      float[] mix = play(session, 60);
      session.listen(new Listening(Mode.AFTER_FADER, Set.of(LOW)));
      float[] first = play(session, 4);
      session.listen(new Listening(Mode.PRE_FADER, Set.of(LOW, TestSong.id("high"))));
      float[] second = play(session, 4);
      session.listen(Listening.MIX);
      float[] third = play(session, 4);
      double usual = 2 * step(mix);
      assertThat(step(first)).isLessThan(usual);
      assertThat(step(second)).isLessThan(usual);
      assertThat(step(third)).isLessThan(usual);
    }
  }

  @Test
  void theMixComesBackToTheBit() {
    try (Session listened = session(song(false));
        Session plain = session(song(false))) {
      listened.listen(new Listening(Mode.PRE_FADER, Set.of(LOW)));
      play(listened, 20);
      play(plain, 20);
      listened.listen(new Listening(Mode.PRE_FADER, Set.of()));
      play(listened, 2);
      play(plain, 2);
      assertThat(play(listened, 20)).isEqualTo(play(plain, 20));
    }
  }

  @Test
  void anEditWhileListeningGoesOnListening() {
    try (Session session = session(song(false))) {
      session.listen(new Listening(Mode.AFTER_FADER, Set.of(LOW)));
      play(session, 20);
      session.publish(song(true));
      play(session, 20);
      assertThat(rms(play(session, 20), 0)).as("muted after the fader").isZero();
      assertThat(session.listening().tracks()).containsExactly(LOW);
    }
  }
}
