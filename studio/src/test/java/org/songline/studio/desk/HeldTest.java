package org.songline.studio.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;
import org.songline.model.edit.Edit;
import org.songline.model.edit.LaneEdit;
import org.songline.model.edit.SongEdit;
import org.songline.model.edit.TrackEdit;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;

/** Values that hands hold while automation is written are heard over everything, and never kept. */
class HeldTest {
  private static final TrackId MASTER = TrackId.MASTER;
  private static final Desk.Author SOMEBODY = new Desk.Author("a", 0);

  @TempDir private Path home;

  private static final class Hand implements Desk.Watcher {
    @Override
    public void opened(Desk.Snapshot snapshot) {}

    @Override
    public void stepped(Desk.Stepped stepped) {}
  }

  private static Track master(Song song) {
    return song.track(MASTER).orElseThrow();
  }

  private Desk desk(List<Song> heard) throws Exception {
    Path folder = home.resolve("song");
    SongFolder.create(folder, Templates.bare().song("One", 48000, 120, "")).close();
    return new Desk(SongFolder.open(folder), heard::add);
  }

  private static void perform(Desk desk, Edit... edits) {
    desk.perform(new Transaction("Do", List.of(edits)), SOMEBODY);
  }

  @Test
  void aHeldValueIsHeardInPlaceOfItsLaneThroughStepsAndPreviews() throws Exception {
    List<Song> heard = new ArrayList<>();
    try (Desk desk = desk(heard)) {
      Automation lane =
          new Automation(
              new Target.Fader(),
              true,
              List.of(new Point(TickPosition.START, -6, Point.Shape.LINEAR, 0)));
      perform(desk, new LaneEdit.PutLane(MASTER, 0, Optional.empty(), Optional.of(lane)));
      var hand = new Hand();
      desk.hold(hand, List.of(new Held(MASTER, new Target.Fader(), -20)));
      assertThat(master(heard.getLast()).strip().fader()).isEqualTo(-20);
      assertThat(master(heard.getLast()).lane(new Target.Fader()).orElseThrow().enabled())
          .isFalse();
      perform(desk, new SongEdit.SetTitle("One", "Two"));
      assertThat(heard.getLast().title()).isEqualTo("Two");
      assertThat(master(heard.getLast()).strip().fader()).isEqualTo(-20);
      desk.preview(List.of(new TrackEdit.SetPan(MASTER, 0, 0.5)));
      assertThat(master(heard.getLast()).strip().fader()).isEqualTo(-20);
      assertThat(master(heard.getLast()).strip().pan()).isEqualTo(0.5);
      desk.hold(hand, List.of());
      assertThat(master(heard.getLast()).lane(new Target.Fader()).orElseThrow().enabled()).isTrue();
      assertThat(master(heard.getLast()).strip().pan()).as("the preview goes on").isEqualTo(0.5);
      assertThat(master(desk.song()).strip().fader()).isZero();
    }
  }

  @Test
  void whatAWindowHeldIsLetGoWhenItLeaves() throws Exception {
    List<Song> heard = new ArrayList<>();
    try (Desk desk = desk(heard)) {
      var hand = new Hand();
      desk.watch(hand, -1);
      desk.hold(hand, List.of(new Held(MASTER, new Target.Pan(), -1)));
      assertThat(master(heard.getLast()).strip().pan()).isEqualTo(-1);
      desk.leave(hand);
      assertThat(heard.getLast()).isEqualTo(desk.song());
    }
  }

  @Test
  void whatTheSongHasNoMoreIsNotHeardAndHindersNothing() throws Exception {
    List<Song> heard = new ArrayList<>();
    try (Desk desk = desk(heard)) {
      desk.hold(
          new Hand(),
          List.of(
              new Held(new TrackId("gone"), new Target.Fader(), -20),
              new Held(MASTER, new Target.SendLevel(new TrackId("gone")), -20),
              new Held(MASTER, new Target.Mute(), 1)));
      assertThat(master(heard.getLast()).strip().muted()).isTrue();
      assertThat(heard.getLast().tracks()).hasSameSizeAs(desk.song().tracks());
    }
  }
}
