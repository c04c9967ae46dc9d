package org.songline.engine.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.engine.TestFiles;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.model.operation.ClipOperation.JoinClips;
import org.songline.model.operation.ClipOperation.SplitClips;
import org.songline.model.operation.ClipOperation.TrimClips;
import org.songline.model.operation.Overlap;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.time.Frames;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Recordings are staircases of several rates, cut anywhere. */
class SplitRenderTest {
  private static final int LENGTH = 30_000;
  private static final int[] RATES = {44_100, 48_000, 96_000};

  @TempDir Path folder;

  @BeforeEach
  void record() {
    for (int rate : RATES) {
      TestFiles.staircase(folder, rate + ".wav", LENGTH, 2, rate);
    }
  }

  @Test
  void aRecordingCutAnywhereSoundsAsIfItWereWholeToTheLastBit() {
    int cuts = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      AudioClip clip = clip(random);
      Song song = song(clip, random.nextBoolean());
      List<TickPosition> at = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        at.add(new TickPosition(inner(clip).tick() + random.nextLong(clip.length().count() / 2)));
      }
      Song split = new SplitClips(List.of(clip.id()), at).on(song).apply(song);
      cuts += split.track(TestSong.id("t")).orElseThrow().clips().size() - 1;
      assertThat(mix(split)).as("seed %d, %s", seed, clip).isEqualTo(mix(song));
    }
    assertThat(cuts).isGreaterThan(200);
  }

  @Test
  void aClipThatCoversAnotherMayBeCutToo() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      AudioClip under = audio("a", "48000", 0, 28_000, 0);
      AudioClip over = audio("b", "48000", 5_000, 9_000, random.nextInt(900));
      Song song =
          new TestSong()
              .source("48000", "48000.wav", 48_000, 2, LENGTH)
              .track("t", Kind.AUDIO)
              .clips(under, over)
              .master()
              .build();
      List<TickPosition> at = List.of(TestSong.frame(6_000 + random.nextInt(7_000)));
      Song split = new SplitClips(List.of(over.id()), at).on(song).apply(song);
      assertThat(mix(split)).as("seed %d", seed).isEqualTo(mix(song));
    }
  }

  @Test
  void aTrimmedClipPlaysTheSameSamplesAtTheSameTime() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      AudioClip clip = clip(random).withFadeIn(Fade.NONE).withFadeOut(Fade.NONE);
      Song song = song(clip, false);
      long by = clip.length().count() / 3;
      Song trimmed =
          new TrimClips(List.of(clip.id()), TrimClips.End.START, by, Overlap.LAYER)
              .on(song)
              .apply(song);
      float[] whole = mix(song);
      float[] part = mix(trimmed);
      int from = (int) song.tempoMap().frameAt(clip.start().plus(new Ticks(by)), 48_000).frame();
      int to = (int) song.tempoMap().frameAt(clip.end(), 48_000).frame();
      boolean exact = clip.source().text().equals("48000");
      for (int i = 2 * (from + 48); exact && i < 2 * (to - 48); i++) {
        assertThat(part[i]).as("seed %d, sample %d", seed, i).isEqualTo(whole[i]);
      }
    }
  }

  @Test
  void whatIsJoinedSoundsLikeItsParts() {
    AudioClip clip = audio("a", "48000", 700, 20_000, 90);
    Song song = song(clip, false);
    Song split =
        new SplitClips(List.of(clip.id()), List.of(TestSong.frame(9_001))).on(song).apply(song);
    List<ClipId> parts =
        split.track(TestSong.id("t")).orElseThrow().clips().stream().map(c -> c.id()).toList();
    assertThat(mix(new JoinClips(parts).on(split).apply(split))).isEqualTo(mix(split));
  }

  private static TickPosition inner(AudioClip clip) {
    return clip.start().plus(new Ticks(clip.length().count() / 4));
  }

  private static AudioClip clip(Random random) {
    int rate = RATES[random.nextInt(RATES.length)];
    AudioClip clip =
        audio("c", Integer.toString(rate), random.nextInt(3_000), 24_000, random.nextInt(2_000));
    clip =
        clip.withReversed(random.nextInt(3) == 0)
            .withGain(-random.nextInt(12))
            .withLoop(
                random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(
                        new AudioLoop(
                            new Frames(1_500), new Frames(1_000 + random.nextInt(9_000)))));
    if (random.nextBoolean()) {
      Fade fade = new Fade(new Ticks(clip.length().count() / 5), FadeShape.EQUAL_POWER);
      clip = clip.withFadeIn(fade).withFadeOut(fade);
    }
    if (random.nextBoolean()) {
      clip =
          clip.withEnvelope(
              List.of(
                  new GainPoint(new Frames(2_000), -12, Point.Shape.LINEAR, 0),
                  new GainPoint(new Frames(9_000), 3, Point.Shape.HOLD, 0)));
    }
    return clip;
  }

  private static Song song(AudioClip clip, boolean ramp) {
    TestSong song = new TestSong();
    for (int rate : RATES) {
      song.source(Integer.toString(rate), rate + ".wav", rate, 2, LENGTH);
    }
    if (ramp) {
      song.tempos(
          List.of(
              new Tempo(TickPosition.START, 100, Tempo.Shape.RAMP),
              new Tempo(TickPosition.quarters(2), 163, Tempo.Shape.STEP)));
    }
    return song.track("t", Kind.AUDIO).clips(clip).master().build();
  }

  private float[] mix(Song song) {
    TestRender render = TestRender.of(song, RenderRequest.MIX, folder);
    assertThat(render.report().problems()).isEmpty();
    return render.mix();
  }
}
