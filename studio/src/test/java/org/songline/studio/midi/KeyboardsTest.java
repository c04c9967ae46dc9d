package org.songline.studio.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.exchange.template.Templates;
import org.songline.model.SongProblem;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.studio.desk.Place;
import org.songline.studio.live.Player;
import org.songline.studio.server.ControlFile;

class KeyboardsTest {
  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;
  private static final int CONTROL = 0xb0;

  /** A keyboard that says what a test says. */
  private static final class Fake implements MidiSource {
    private @Nullable Ear ear;

    @Override
    public List<String> listen(Ear hears) {
      ear = hears;
      return List.of("Keystation");
    }

    void says(int status, int first, int second) {
      Objects.requireNonNull(ear).heard("Keystation", status, first, second);
    }

    @Override
    public void close() {
      ear = null;
    }
  }

  private final Fake fake = new Fake();
  private final Keyboards keyboards = new Keyboards(fake, new ControlFile());

  @TempDir private Path folder;
  private Place place;
  private Player.Hand hand;
  private final float[] block = new float[512];

  @BeforeEach
  void open() {
    Song song = Templates.find("house").orElseThrow().song("One", 48_000, 120, "C major");
    place = new Place(SongFolder.create(folder.resolve("song"), song), 256, 1);
    hand = place.player().take();
    keyboards.follow(place);
    keyboards.machine(true);
  }

  @AfterEach
  void close() {
    keyboards.close();
    place.close();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private Track bass() {
    return place.desk().song().tracks().stream()
        .filter(track -> track.kind() == Track.Kind.INSTRUMENT && !track.devices().isEmpty())
        .filter(track -> track.name().toLowerCase(java.util.Locale.ROOT).contains("bass"))
        .findFirst()
        .orElseThrow();
  }

  /** The loudest sample of half a second. */
  private float loudest() {
    float most = 0;
    for (int b = 0; b < 94; b++) {
      while (!hand.run(block, 256)) {
        Thread.onSpinWait();
      }
      for (float sample : block) {
        most = Math.max(most, Math.abs(sample));
      }
    }
    return most;
  }

  @Test
  void keysOfTheMachineAreToldAndThoseOfBrowsersAreNot() {
    List<String> told = new ArrayList<>();
    keyboards.tellKeys((key, velocity) -> told.add(key + " " + velocity));
    fake.says(NOTE_ON, 60, 90);
    fake.says(CONTROL, 1, 64);
    fake.says(NOTE_OFF, 60, 30);
    fake.says(NOTE_ON, 62, 0);
    keyboards.heard("Browser", NOTE_ON, 64, 100);
    assertThat(told).containsExactly("60 90", "60 0", "62 0");
  }

  @Test
  void aKeyOfTheMachinePlaysTheAimedTrackUntilItIsLetGo() throws Exception {
    await(() -> !place.session().players(bass().id()).isEmpty());
    assertThat(loudest()).isZero();
    keyboards.aim(Optional.of(bass().id()));
    fake.says(NOTE_ON, 40, 100);
    assertThat(loudest()).isGreaterThan(0.01f);
    fake.says(NOTE_ON, 40, 0);
    for (int i = 0; i < 20; i++) {
      loudest();
    }
    assertThat(loudest()).isLessThan(0.001f);
    assertThat(keyboards.now().heard()).isEqualTo(2);
    assertThat(keyboards.now().inputs()).containsExactly("Keystation");
  }

  @Test
  void theSustainPedalHoldsWhatWasLetGo() throws Exception {
    await(() -> !place.session().players(bass().id()).isEmpty());
    keyboards.aim(Optional.of(bass().id()));
    loudest();
    fake.says(CONTROL, 64, 127);
    fake.says(NOTE_ON, 40, 100);
    loudest();
    fake.says(0x80, 40, 64);
    loudest();
    loudest();
    float held = loudest();
    fake.says(CONTROL, 64, 0);
    for (int i = 0; i < 20; i++) {
      loudest();
    }
    assertThat(loudest()).isLessThan(held);
  }

  @Test
  void withoutAnAimTheFirstInstrumentIsPlayed() {
    Track first =
        place.desk().song().tracks().stream()
            .filter(track -> track.kind() == Track.Kind.INSTRUMENT)
            .findFirst()
            .orElseThrow();
    assertThat(keyboards.now().plays()).contains(first.id());
    keyboards.aim(Optional.of(bass().id()));
    assertThat(keyboards.now().plays()).contains(bass().id());
  }

  @Test
  void aTaughtControllerMovesTheFaderAndOneEditIsKeptWhenItRests() throws Exception {
    long revision = place.desk().snapshot().revision();
    keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Fader()));
    fake.says(CONTROL | 2, 21, 10);
    assertThat(keyboards.now().learning()).isEmpty();
    for (int way = 11; way <= 95; way++) {
      fake.says(CONTROL | 2, 21, way);
    }
    assertThat(place.desk().snapshot().revision()).as("only heard yet").isEqualTo(revision);
    await(() -> place.desk().snapshot().revision() > revision);
    assertThat(bass().strip().fader()).isZero();
    assertThat(place.desk().snapshot().revision()).isEqualTo(revision + 1);
    assertThat(place.desk().snapshot().labels().undo()).contains("Volume of " + bass().name());
    fake.says(CONTROL | 1, 21, 0);
    Thread.sleep(600);
    assertThat(bass().strip().fader()).as("another channel is another knob").isZero();
  }

  @Test
  void aTaughtControllerMovesAParameterOverItsWholeRange() throws Exception {
    Device synth = bass().devices().getFirst();
    String id = synth.type().equals("synth") ? "cutoff" : synth.parameters().firstKey();
    keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Parameter(synth.id(), id)));
    fake.says(CONTROL, 1, 0);
    fake.says(CONTROL, 1, 127);
    await(() -> place.desk().snapshot().revision() > 0);
    double most =
        org.songline.devices.builtin.BuiltIn.catalogue()
            .find(synth.type())
            .orElseThrow()
            .parameters()
            .stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow()
            .max();
    assertThat(bass().devices().getFirst().parameters()).containsEntry(id, most);
  }

  @Test
  void whatWasTaughtIsKeptInTheSongsFolder() throws Exception {
    keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Pan()));
    fake.says(CONTROL, 10, 64);
    assertThat(folder.resolve("song").resolve(ControlFile.NAME)).exists();
    try (Keyboards later = new Keyboards(MidiSource.NONE, new ControlFile())) {
      later.follow(place);
      assertThat(later.now().controls())
          .containsExactly(new MidiControl(1, 10, bass().id(), new Target.Pan()));
      later.forget(1, 10);
    }
    assertThat(Files.readString(folder.resolve("song").resolve(ControlFile.NAME)))
        .isEqualTo("{\"controls\":[]}");
  }

  @Test
  void aControllerThatIsTaughtSomethingElseForgetsWhatItMoved() {
    keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Pan()));
    fake.says(CONTROL, 10, 64);
    keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Fader()));
    fake.says(CONTROL, 10, 64);
    keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Fader()));
    fake.says(CONTROL, 11, 64);
    assertThat(keyboards.now().controls())
        .containsExactly(new MidiControl(1, 11, bass().id(), new Target.Fader()));
  }

  @Test
  void whatCannotBeMovedIsRefusedWithWords() {
    assertThatThrownBy(() -> keyboards.learn(new MidiNow.Aim(bass().id(), new Target.Mute())))
        .isInstanceOf(SongProblem.class)
        .hasMessageContaining("no controller can move this");
  }

  @Test
  void noiseOnTheCableIsNoMessage() {
    keyboards.heard("odd", 0x90, 300, 5);
    keyboards.heard("odd", 0xf8, 0, 0);
    keyboards.heard("odd", 0xa0, 60, 5);
    assertThat(keyboards.now().heard()).isZero();
  }
}
