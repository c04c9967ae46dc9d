package org.songline.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.frame;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songline.engine.TestDevices;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Note;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

class StemsTest {
  /** Twelve tracks, so that lanes are used, through a group and a return into a master chain. */
  private static TestSong song() {
    TestSong song = new TestSong();
    for (int i = 0; i < 12; i++) {
      List<Note> played = new ArrayList<>();
      for (int n = 0; n < 40; n++) {
        played.add(note(n * (500L + 37L * i), 300, 60));
      }
      song.pattern("p" + i, played.toArray(Note[]::new))
          .track(
              "t" + i,
              Kind.INSTRUMENT,
              device("synth" + i, "spikes"),
              device("soft" + i, "smooth", Map.of("amount", 0.5 + i * 0.03)),
              device("scale" + i, "scale", Map.of("factor", 0.1 + 0.01 * i)),
              device("late" + i, "latent", Map.of("frames", i * 11.0)))
          .strip(new Strip(-3 - i, (i - 6) / 6.0, PanLaw.MINUS_3, false, false, false))
          .clips(notes("c" + i, "p" + i, 100L * i, 40_000))
          .send("hall", i % 2 == 0, -6)
          .automate(
              new Automation(
                  new Target.Fader(),
                  i % 3 == 0,
                  List.of(
                      new Point(frame(999), -20, Point.Shape.LINEAR, 0),
                      new Point(frame(30_001), 0, Point.Shape.LINEAR, 0))));
      if (i % 2 == 0) {
        song.to("drums");
      }
    }
    return song.track("drums", Kind.GROUP, device("bus", "smooth"))
        .track("hall", Kind.RETURN, device("verb", "tail"))
        .master(master());
  }

  private static Device master() {
    return device("glue", "latent", Map.of("frames", 777.0));
  }

  @Test
  void stemsAddUpToWhatEntersTheMaster() {
    TestRender render =
        TestRender.of(
            song().build(), RenderRequest.MIX.outlets(Outlet.MIX, Outlet.PREMASTER, Outlet.STEMS));
    float[] premaster = render.sound("premaster");
    double[] sum = new double[premaster.length];
    render
        .sounds()
        .forEach(
            (name, sound) -> {
              if (name.startsWith("stem-")) {
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += sound[i];
                }
              }
            });
    assertThat(render.sounds().keySet()).contains("stem-drums", "stem-hall", "stem-t1");
    double worst = 0;
    double loudest = 0;
    for (int i = 0; i < sum.length; i++) {
      worst = Math.max(worst, Math.abs(sum[i] - premaster[i]));
      loudest = Math.max(loudest, Math.abs(premaster[i]));
    }
    assertThat(loudest).isGreaterThan(0.05);
    assertThat(worst).isLessThan(1e-7);
    assertThat(render.mix()).isEqualTo(premaster);
  }

  @Test
  void threadsAndBlocksNeverChangeABit() {
    Song song = song().build();
    RenderRequest all =
        RenderRequest.MIX.outlets(Outlet.MIX, Outlet.PREMASTER, Outlet.STEMS, Outlet.STRIPS);
    TestRender reference = TestRender.of(song, all.threads(1).block(64));
    for (int threads : new int[] {1, 2, 3}) {
      for (int block : new int[] {512, 4096}) {
        TestRender render = TestRender.of(song, all.threads(threads).block(block));
        assertThat(render.report().frames()).isEqualTo(reference.report().frames());
        reference
            .sounds()
            .forEach((name, sound) -> assertThat(render.sound(name)).as(name).isEqualTo(sound));
      }
    }
  }

  @Test
  void aRangeHoldsTheSamplesOfTheWhole() {
    Song song = song().build();
    float[] whole = TestRender.of(song, RenderRequest.MIX).mix();
    float[] part =
        TestRender.of(song, RenderRequest.MIX.range(frame(7777), Optional.of(frame(20_001)))).mix();
    assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 2 * 7777, 2 * 20_001));
  }

  @Test
  void theTailRunsUntilItIsSilent() {
    TestRender render = TestRender.of(song().build(), RenderRequest.MIX);
    float[] mix = render.mix();
    int last = mix.length - 1;
    while (Math.abs(mix[last]) < 1e-6f) {
      last--;
    }
    // The echo of the last note halves every half second; half a second of silence ends it.
    assertThat(last / 2).isGreaterThan(41_100 + 24_000 * 8);
    assertThat(mix.length / 2 - last / 2).isBetween(24_000, 24_128);
    assertThat(TestRender.of(song().build(), RenderRequest.MIX.tail(new Tail.Seconds(0))).mix())
        .hasSize(2 * 41_100);
  }

  @Test
  void aStoppedRenderFinishesNothing() throws Exception {
    List<String> calls = new ArrayList<>();
    RenderReport report =
        new Renderer(TestDevices.catalogue(), new SongFiles(Path.of("no-such-folder")))
            .render(
                song().build(),
                RenderRequest.MIX,
                (port, rate) -> new Recorder(calls),
                (done, total) -> done < 5000);
    assertThat(report.cancelled()).isTrue();
    assertThat(calls).contains("close").doesNotContain("finish");
  }

  /** Notes what happens to it. */
  private record Recorder(List<String> calls) implements RenderSink {
    @Override
    public void write(float[] stereo, int offset, int frames) {
      calls.add("write");
    }

    @Override
    public void finish() {
      calls.add("finish");
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
