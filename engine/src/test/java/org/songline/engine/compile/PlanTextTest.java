package org.songline.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.side;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.media.FileAssets;
import org.songline.engine.media.SongFiles;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.PlanText;
import org.songline.engine.run.Rack;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;

class PlanTextTest {
  private static Compiler.Compiled compile(Song song, Wishes wishes) {
    Rack rack = new Rack(TestSong.RATE, new FileAssets(new SongFiles(Path.of("no-such-folder"))));
    return Compiler.compile(song, TestSong.RATE, TestDevices.catalogue(), rack, wishes);
  }

  private static String plan(Song song, Wishes wishes) {
    return PlanText.of(compile(song, wishes).plan());
  }

  @Test
  void aLatentInsertDelaysEveryOtherPath() {
    Song song =
        new TestSong()
            .track("bass", Kind.AUDIO, device("look", "latent", Map.of("frames", 100.0)))
            .send("hall", true, -6)
            .track("lead", Kind.AUDIO, side("duck", "adder", "bass", false))
            .track("hall", Kind.RETURN)
            .master()
            .build();
    assertThat(plan(song, Wishes.MIX))
        .isEqualTo(
            """
            rate 48000, latency 2 quanta
            task 0
              bass/clips: clips -> #0
              bass/look: latent #0 latency 2
              bass/send-hall @-2: pre-fader tap #0 -> #1
              bass/fader @-2: fader #0 -> #0
            task 1 after 0
              lead/clips: clips -> #2
              lead/duck/delay: delay 2 #2 -> #2
              lead/duck @-2: adder #2 side #0
              lead/fader @-2: fader #2 -> #2
            task 2 after 0
              hall/sum @-2: sum #1 -> #3
              hall/fader @-2: fader #3 -> #3
            task 3 after 0, 1, 2
              master/sum @-2: sum #0 #2 #3 -> #4
              master/fader @-2: fader #4 -> #4
              mix/output @-2: output #4
            """);
  }

  @Test
  void equalDevicesRunInLanesAndStemsLeaveByTheirOwnOutputs() {
    Song song =
        new TestSong()
            .track("a", Kind.AUDIO, device("x", "scale"), device("y", "scale"))
            .track("b", Kind.AUDIO, device("z", "scale"), device("w", "scale"))
            .master(device("m", "latent", Map.of("frames", 64.0)))
            .build();
    assertThat(plan(song, new Wishes(EnumSet.of(Outlet.PREMASTER, Outlet.STEMS), true)))
        .isEqualTo(
            """
            rate 48000, latency 1 quanta
            task 0
              a/clips: clips -> #0
              b/clips: clips -> #1
              a+1/x: lanes scale, scale on #0 #1
              a/fader: fader #0 -> #0
              b/fader: fader #1 -> #1
              stem-a/sum: sum #0 -> #4
              stem-b/sum: sum #1 -> #5
              stem-a/delay: delay 1 #4 -> #7
              stem-a/output @-1: output #7
              stem-b/delay: delay 1 #5 -> #8
              stem-b/output @-1: output #8
            task 1 after 0
              master/sum: sum #0 #1 -> #2
              premaster/sum: sum #2 -> #3
              master/m: latent #2 latency 1
              master/fader @-1: fader #2 -> #2
              mix/output @-1: output #2
              premaster/delay: delay 1 #3 -> #6
              premaster/output @-1: output #6
            """);
  }

  @Test
  void aCircleIsOpenedAndReported() {
    Song song =
        new TestSong()
            .track("a", Kind.GROUP)
            .to("b")
            .track("b", Kind.GROUP)
            .to("a")
            .master()
            .build();
    assertThat(compile(song, Wishes.MIX).problems())
        .singleElement()
        .asString()
        .contains("run in a circle");
  }
}
