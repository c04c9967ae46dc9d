package org.songline.engine.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestFiles.step;
import static org.songline.engine.TestSong.audio;
import static org.songline.engine.TestSong.frames;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.TestFiles;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Tail;
import org.songline.model.operation.ClipOperation.MoveClips;
import org.songline.model.operation.ClipSettingOperation.SetFades;
import org.songline.model.operation.Overlap;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.time.Frames;

/** Recordings are staircases, so that every sample tells which frame it was. */
class AudioClipsTest {
  private static final int LENGTH = 40_000;
  private static final int CUT = 48;

  @TempDir Path folder;

  @BeforeEach
  void record() {
    TestFiles.staircase(folder, "a.wav", LENGTH, 2, TestSong.RATE);
    TestFiles.staircase(folder, "b.wav", LENGTH, 1, TestSong.RATE);
  }

  private float[] play(Clip... clips) {
    return render(clips).mix();
  }

  private TestRender render(Clip... clips) {
    TestRender render =
        TestRender.of(
            new TestSong()
                .source("a", "a.wav", TestSong.RATE, 2, LENGTH)
                .source("b", "b.wav", TestSong.RATE, 1, LENGTH)
                .track("t", Kind.AUDIO)
                .clips(clips)
                .master()
                .build(),
            RenderRequest.MIX.tail(new Tail.Seconds(1)),
            folder);
    assertThat(render.report().problems()).isEmpty();
    return render;
  }

  private static AudioClip with(
      AudioClip clip, Optional<AudioLoop> loop, Fade in, Fade out, boolean reversed) {
    return new AudioClip(
        clip.id(),
        clip.name(),
        clip.start(),
        clip.length(),
        clip.muted(),
        clip.source(),
        clip.offset(),
        loop,
        clip.gain(),
        in,
        out,
        reversed);
  }

  private static AudioClip fades(AudioClip clip, Fade in, Fade out) {
    return with(clip, clip.loop(), in, out, clip.reversed());
  }

  private static Fade fade(long length, FadeShape shape) {
    return new Fade(frames(length), shape);
  }

  @Test
  void aClipPlaysItsRecordingFromItsOffsetAndSmoothsItsCuts() {
    float[] mix = play(audio("c", "a", 1000, 5000, 300));
    assertThat(mix[2 * 999]).isZero();
    for (int f = 0; f < CUT; f++) {
      assertThat(mix[2 * (1000 + f)]).isEqualTo(step(300 + f) * (float) (f / (double) CUT));
      int last = 5000 - CUT + f;
      assertThat(mix[2 * (1000 + last)])
          .isCloseTo(step(300 + last) * (1 - f / (float) CUT), within(1e-8f));
    }
    for (int f = CUT; f < 5000 - CUT; f++) {
      assertThat(mix[2 * (1000 + f)]).isEqualTo(step(300 + f));
      assertThat(mix[2 * (1000 + f) + 1]).isEqualTo(-step(300 + f));
    }
    assertThat(mix[2 * 6000]).isZero();
  }

  @Test
  void aMonoRecordingSoundsOnBothSides() {
    float[] mix = play(audio("c", "b", 0, LENGTH, 0));
    for (int f = 0; f < LENGTH; f++) {
      assertThat(mix[2 * f]).isEqualTo(step(f));
      assertThat(mix[2 * f + 1]).isEqualTo(step(f));
    }
  }

  @Test
  void aSplitClipSoundsLikeTheWholeOne() {
    float[] whole = play(audio("c", "a", 100, 9000, 50));
    float[] split =
        play(
            audio("c", "a", 100, 3333, 50),
            audio("d", "a", 3433, 1111, 3383),
            audio("e", "a", 4544, 4556, 4494));
    assertThat(split).isEqualTo(whole);
  }

  @Test
  void aLaterClipCoversAnEarlierOneAndItsFadeInIsACrossfade() {
    AudioClip under = audio("u", "a", 0, 10_000, 0);
    for (FadeShape shape : FadeShape.values()) {
      AudioClip over = fades(audio("o", "a", 4000, 2000, 4000), fade(1000, shape), Fade.NONE);
      float[] mix = play(under, over);
      assertThat(mix[2 * 3999]).isEqualTo(step(3999));
      for (int f = 4000; f < 5000; f++) {
        // Both play the same frame, so the sum of the two gains is what is heard.
        double t = (f - 4000) / 1000.0;
        double gains =
            shape == FadeShape.EQUAL_POWER
                ? Math.sin(t * Math.PI / 2) + Math.cos(t * Math.PI / 2)
                : 1;
        assertThat((double) mix[2 * f]).isCloseTo(gains * step(f), within(1e-8));
      }
      for (int f = 5000; f < 6000 - CUT; f++) {
        assertThat(mix[2 * f]).isEqualTo(step(f));
      }
      for (int f = 6000 + CUT; f < 10_000 - CUT; f++) {
        assertThat(mix[2 * f]).isEqualTo(step(f));
      }
    }
  }

  /** The gains of two clips where the second was moved a thousand frames over the first. */
  private double[][] gainsOfCrossfade(FadeShape shape) {
    double[][] gains = new double[2][1000];
    for (int heard = 0; heard < 2; heard++) {
      AudioClip first = audio("u", "a", 0, 10_000, 0).withGain(heard == 0 ? 0 : -144);
      AudioClip second = audio("v", "a", 20_000, 10_000, 20_000).withGain(heard == 1 ? 0 : -144);
      Song apart =
          new TestSong()
              .source("a", "a.wav", TestSong.RATE, 2, LENGTH)
              .track("t", Kind.AUDIO)
              .clips(first, second)
              .master()
              .build();
      List<ClipId> moved = List.of(second.id());
      long by = frames(9000).count() - frames(20_000).count();
      Song over = new MoveClips(moved, by, 0, Overlap.CROSSFADE).on(apart).apply(apart);
      Fade fade = new Fade(frames(1000), shape);
      Song now = new SetFades(moved, Optional.of(fade), Optional.empty()).on(over).apply(over);
      if (shape == FadeShape.EQUAL_POWER) {
        assertThat(now).as("what moving makes by itself").isEqualTo(over);
      }
      float[] mix = TestRender.of(now, RenderRequest.MIX.tail(new Tail.Seconds(1)), folder).mix();
      for (int f = 0; f < 1000; f++) {
        gains[heard][f] = mix[2 * (9000 + f)] / (double) step(heard == 0 ? 9000 + f : 20_000 + f);
      }
    }
    return gains;
  }

  @Test
  void recordingsThatAreMovedOverEachOtherKeepTheirPower() {
    double[][] gains = gainsOfCrossfade(FadeShape.EQUAL_POWER);
    for (int f = 0; f < 1000; f++) {
      double power = gains[0][f] * gains[0][f] + gains[1][f] * gains[1][f];
      assertThat(power).as("frame %d", f).isCloseTo(1, within(1e-5));
    }
    assertThat(gains[0][500]).isCloseTo(Math.sqrt(0.5), within(1e-5));
  }

  @Test
  void alikeRecordingsKeepTheirAmplitudeInALinearCrossfade() {
    double[][] gains = gainsOfCrossfade(FadeShape.LINEAR);
    for (int f = 0; f < 1000; f++) {
      assertThat(gains[0][f] + gains[1][f]).as("frame %d", f).isCloseTo(1, within(1e-5));
    }
    assertThat(gains[1][250]).isCloseTo(0.25, within(1e-5));
  }

  @Test
  void fadesHaveTheirShapes() {
    float[] mix =
        play(
            fades(
                audio("c", "a", 0, 10_000, 0),
                fade(1000, FadeShape.SLOW),
                fade(2000, FadeShape.S_CURVE)));
    for (int f = 0; f < 1000; f++) {
      double t = f / 1000.0;
      assertThat((double) mix[2 * f]).isCloseTo(t * t * step(f), within(1e-9));
    }
    for (int f = 8000; f < 10_000; f++) {
      double t = 1 - (f - 8000) / 2000.0;
      assertThat((double) mix[2 * f])
          .isCloseTo((1 - Math.cos(t * Math.PI)) / 2 * step(f), within(1e-8));
    }
  }

  @Test
  void aLoopTurnsAtItsEnd() {
    AudioClip clip = audio("c", "a", 0, 5000, 100);
    Optional<AudioLoop> loop = Optional.of(new AudioLoop(new Frames(50), new Frames(333)));
    float[] mix = play(with(clip, loop, Fade.NONE, Fade.NONE, false));
    for (int f = CUT; f < 5000 - CUT; f++) {
      int position = 100 + f;
      while (position >= 383) {
        position -= 333;
      }
      assertThat(mix[2 * f]).isEqualTo(step(position));
    }
    float[] back = play(with(clip, loop, Fade.NONE, Fade.NONE, true));
    for (int f = CUT; f < 5000 - CUT; f++) {
      assertThat(back[2 * f]).isEqualTo(mix[2 * (4999 - f)]);
    }
  }

  @Test
  void aReversedClipPlaysTheSameFramesBackwards() {
    AudioClip clip = audio("c", "a", 700, 5000, 100);
    float[] mix = play(with(clip, Optional.empty(), Fade.NONE, Fade.NONE, true));
    for (int f = CUT; f < 5000 - CUT; f++) {
      assertThat(mix[2 * (700 + f)]).isEqualTo(step(100 + 4999 - f));
    }
  }

  @Test
  void aLongRecordingIsPagedAndPlaysTheSame() {
    int frames = 1_200_000;
    TestFiles.staircase(folder, "long.wav", frames, 2, TestSong.RATE);
    TestRender render =
        TestRender.of(
            new TestSong()
                .source("l", "long.wav", TestSong.RATE, 2, frames)
                .track("t", Kind.AUDIO)
                .clips(audio("c", "l", 0, frames, 0))
                .track("late", Kind.AUDIO)
                .clips(audio("d", "l", 500_000, 300_000, 7))
                .master()
                .build(),
            RenderRequest.MIX.threads(2).block(4096),
            folder);
    for (int f = 0; f < frames; f++) {
      float late = f >= 500_000 + CUT && f < 800_000 - CUT ? step(f - 500_000 + 7) : 0;
      if (late != 0 || f < 500_000 || f >= 800_000) {
        assertThat(render.mix()[2 * f]).as("frame " + f).isEqualTo(step(f) + late);
      }
    }
  }

  @Test
  void anotherRateIsResampledInPlace() {
    TestFiles.staircase(folder, "r.wav", 20_000, 1, 44_100);
    float[] mix =
        TestRender.of(
                new TestSong()
                    .source("r", "r.wav", 44_100, 1, 20_000)
                    .track("t", Kind.AUDIO)
                    .clips(audio("c", "r", 0, 20_000, 0))
                    .master()
                    .build(),
                RenderRequest.MIX,
                folder)
            .mix();
    for (int f = 2000; f < 18_000; f++) {
      double exact = (f * 44_100.0 / 48_000 + 1) / (1 << 20);
      assertThat((double) mix[2 * f]).isCloseTo(exact, within(1e-6));
    }
  }
}
