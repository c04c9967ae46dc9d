package org.songline.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.engine.TestRender;
import org.songline.engine.TestSong;
import org.songline.engine.plan.Outlet;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

/** Taps tell what stands between the devices of a chain, and change nothing. */
class TapsTest {
  private static Song song() {
    TestSong song = new TestSong();
    for (String id : List.of("a", "b")) {
      song.pattern("p-" + id, note(100, 3000, 60), note(9000, 200, 64))
          .track(
              id,
              Kind.INSTRUMENT,
              device("synth-" + id, "spikes"),
              device("half-" + id, "scale", Map.of("factor", 0.5)),
              device("late-" + id, "latent", Map.of("frames", 100.0)),
              device("quarter-" + id, "scale", Map.of("factor", 0.25)))
          .strip(new Strip(0, 0, PanLaw.MINUS_3, false, false, false))
          .clips(notes("c-" + id, "p-" + id, 0, 12_000))
          .to("group");
    }
    return song.track("group", Kind.GROUP, device("third", "scale", Map.of("factor", 0.75)))
        .master()
        .build();
  }

  @Test
  void eachDeviceIsHeardAloneAndInTime() {
    TestRender render = TestRender.of(song(), RenderRequest.MIX.outlets(Outlet.MIX, Outlet.TAPS));
    float[] source = render.sound("tap-a-synth-a");
    assertThat(loudest(source)).isGreaterThan(0.1f);
    assertThat(render.sound("tap-a-half-a")).isEqualTo(times(source, 0.5f));
    assertThat(render.sound("tap-a-late-a")).isEqualTo(times(source, 0.5f));
    assertThat(render.sound("tap-a-quarter-a")).isEqualTo(times(source, 0.125f));
    assertThat(render.sounds()).doesNotContainKey("tap-a-in").containsKey("tap-group-in");
    assertThat(render.sound("tap-group-third"))
        .isEqualTo(times(render.sound("tap-group-in"), 0.75f));
  }

  @Test
  void theMixIsTheSameWithTaps() {
    float[] plain = TestRender.of(song(), RenderRequest.MIX).mix();
    assertThat(
            TestRender.of(song(), RenderRequest.MIX.outlets(Outlet.MIX, Outlet.TAPS)).sound("mix"))
        .isEqualTo(plain);
  }

  private static float loudest(float[] x) {
    float most = 0;
    for (float v : x) {
      most = Math.max(most, Math.abs(v));
    }
    return most;
  }

  private static float[] times(float[] x, float factor) {
    float[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= factor;
    }
    return y;
  }
}
