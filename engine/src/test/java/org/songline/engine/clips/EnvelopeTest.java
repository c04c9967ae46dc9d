package org.songline.engine.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.engine.TestFiles.step;
import static org.songline.engine.TestSong.audio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.dsp.Exact;
import org.songline.engine.TestFiles;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.render.RenderRequest;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.GainPoint;
import org.songline.model.song.Point.Shape;
import org.songline.model.song.Track.Kind;
import org.songline.model.time.Frames;

/** Recordings are staircases, so that every sample tells which frame it was. */
class EnvelopeTest {
  private static final int LENGTH = 20_000;
  private static final int CUT = 48;

  private static final List<GainPoint> ENVELOPE =
      List.of(
          point(1000, -3, Shape.LINEAR, 0),
          point(5000, -9, Shape.CURVED, 0.5),
          point(9000, 6, Shape.HOLD, 0),
          point(12_000, -144, Shape.HOLD, 0),
          point(13_000, 0, Shape.LINEAR, 0));

  @TempDir Path folder;

  private static GainPoint point(long at, double gain, Shape shape, double bend) {
    return new GainPoint(new Frames(at), gain, shape, bend);
  }

  private static double gain(long place) {
    if (place < 1000) {
      return Exact.gain(-3);
    } else if (place < 5000) {
      return Exact.gain(-3 - 6 * (place - 1000) / 4000.0);
    } else if (place < 9000) {
      double t = (place - 5000) / 4000.0;
      double k = (1 + 0.49) / (1 - 0.49);
      return Exact.gain(-9 + 15 * (k * t / (1 + (k - 1) * t)));
    } else if (place < 12_000) {
      return Exact.gain(6);
    } else if (place < 13_000) {
      return Math.max(0, Exact.gain(6) * (1 - (place - 12_000) / (double) CUT));
    }
    return Math.min(1, (place - 13_000) / (double) CUT);
  }

  private float[] play(Clip... clips) {
    TestFiles.staircase(folder, "a.wav", LENGTH, 2, TestSong.RATE);
    TestFiles.staircase(folder, "slow.wav", LENGTH, 2, TestSong.RATE / 2);
    TestRender render =
        TestRender.of(
            new TestSong()
                .source("a", "a.wav", TestSong.RATE, 2, LENGTH)
                .source("slow", "slow.wav", TestSong.RATE / 2, 2, LENGTH)
                .track("t", Kind.AUDIO)
                .clips(clips)
                .master()
                .build(),
            RenderRequest.MIX,
            folder);
    assertThat(render.report().problems()).isEmpty();
    return render.mix();
  }

  private static AudioClip turned(AudioClip clip, Optional<AudioLoop> loop, boolean reversed) {
    return new AudioClip(
        clip.id(),
        clip.name(),
        clip.start(),
        clip.length(),
        false,
        clip.source(),
        clip.offset(),
        loop,
        clip.gain(),
        Fade.NONE,
        Fade.NONE,
        reversed,
        clip.envelope(),
        "");
  }

  @Test
  void everyFrameHasItsGainAndJumpsGoOverInAMillisecond() {
    float[] mix = play(audio("c", "a", 300, LENGTH, 0).withEnvelope(ENVELOPE));
    for (int f = 0; f < LENGTH; f++) {
      assertThat((double) mix[2 * (300 + f)])
          .as("frame %d", f)
          .isCloseTo(gain(f) * step(f), within(2.0 * Math.ulp(mix[2 * (300 + f)])));
      assertThat(mix[2 * (300 + f) + 1]).isEqualTo(-mix[2 * (300 + f)]);
    }
  }

  @Test
  void itStaysWithItsSoundWhenTheClipIsTrimmedAndMoved() {
    float[] whole = play(audio("c", "a", 0, LENGTH, 0).withEnvelope(ENVELOPE));
    float[] part = play(audio("c", "a", 700, 9000, 3210).withEnvelope(ENVELOPE));
    for (int f = CUT; f < 9000 - CUT; f++) {
      assertThat(part[2 * (700 + f)]).isEqualTo(whole[2 * (3210 + f)]);
    }
  }

  @Test
  void aSplitClipSoundsLikeTheWholeOne() {
    float[] whole = play(audio("c", "a", 100, 15_000, 50).withEnvelope(ENVELOPE));
    float[] split =
        play(
            audio("c", "a", 100, 8950, 50).withEnvelope(ENVELOPE),
            audio("d", "a", 9050, 6050, 9000).withEnvelope(ENVELOPE));
    assertThat(split).isEqualTo(whole);
  }

  @Test
  void itIsHeardBackwardsAndInEachTurnOfALoop() {
    AudioClip clip = audio("c", "a", 0, 15_000, 100).withEnvelope(ENVELOPE);
    Optional<AudioLoop> loop = Optional.of(new AudioLoop(new Frames(50), new Frames(6333)));
    float[] mix = play(turned(clip, loop, false));
    for (int f = CUT; f < 15_000 - CUT; f++) {
      int place = 100 + f;
      while (place >= 6383) {
        place -= 6333;
      }
      assertThat((double) mix[2 * f]).isCloseTo(gain(place) * step(place), within(1e-8));
    }
    float[] back = play(turned(clip, loop, true));
    for (int f = CUT; f < 15_000 - CUT; f++) {
      assertThat(back[2 * f]).isEqualTo(mix[2 * (14_999 - f)]);
    }
  }

  @Test
  void itStaysWithItsSoundAtAnotherRate() {
    List<GainPoint> points =
        List.of(point(4000, 0, Shape.LINEAR, 0), point(6000, -40, Shape.LINEAR, 0));
    float[] plain = play(audio("c", "slow", 0, 2 * LENGTH, 0));
    float[] mix = play(audio("c", "slow", 0, 2 * LENGTH, 0).withEnvelope(points));
    for (int f = 0; f < 30_000; f++) {
      double gain = Exact.gain(-40 * Math.clamp((f - 8000) / 4000.0, 0, 1));
      assertThat((double) mix[2 * f]).isCloseTo(gain * plain[2 * f], within(1e-8));
    }
  }

  @Test
  void anEnvelopeOfNoDecibelsChangesNoBit() {
    float[] plain = play(audio("c", "a", 100, 15_000, 50));
    assertThat(
            play(
                audio("c", "a", 100, 15_000, 50)
                    .withEnvelope(List.of(point(77, 0, Shape.HOLD, 0)))))
        .isEqualTo(plain);
  }

  @Test
  void theGainDependsOnThePlaceAloneHoweverFramesAreAskedFor() {
    Envelope envelope =
        new Envelope(
            List.of(
                new Envelope.Node(100, -6, 12, 2, 0),
                new Envelope.Node(200, 6, 0, 1, 0),
                new Envelope.Node(260, -20, 0, 1, 0.5)),
            CUT);
    for (int block : new int[] {1, 7, 64}) {
      float[] forth = new float[800];
      float[] back = new float[800];
      Arrays.fill(forth, 1);
      Arrays.fill(back, 1);
      for (int f = 0; f < 400; f += block) {
        int frames = Math.min(block, 400 - f);
        envelope.apply(f, 1, forth, 2 * f, frames);
        envelope.apply(399 - f, -1, back, 2 * f, frames);
      }
      for (int f = 0; f < 400; f++) {
        assertThat(forth[2 * f]).isEqualTo((float) envelope.at(f));
        assertThat(back[2 * f]).isEqualTo((float) envelope.at(399 - f));
      }
    }
  }
}
