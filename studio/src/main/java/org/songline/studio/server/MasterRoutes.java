package org.songline.studio.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.Target;
import org.songline.mastering.Treatment;
import org.songline.mastering.playback.Fate;
import org.songline.mastering.playback.MatchedVolume;
import org.songline.mastering.playback.PlaybackDevice;
import org.songline.mastering.playback.PlaybackDevices;
import org.songline.mastering.playback.Playing;
import org.songline.mastering.playback.Translation;
import org.songline.mastering.reference.Portrait;
import org.songline.media.Progress;
import org.songline.studio.Library;
import org.songline.studio.checking.Area;
import org.songline.studio.checking.Reason;
import org.songline.studio.desk.Desk.Snapshot;
import org.songline.studio.desk.Place;
import org.songline.studio.finish.Elsewhere;
import org.songline.studio.finish.Share;
import org.songline.studio.finish.SongMeasure;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.server.MasterCards.MeasuredSong;

/** The open song measured, held against targets, and heard on other devices. */
final class MasterRoutes {
  static final String MEASURE = "Measure the song";
  static final String ELSEWHERE = "Hear the song on other devices";
  private static final double RENDERED = 0.75;
  private static final int LEAST_RATE = 8000;
  private static final int MOST_RATE = 384_000;
  private static final int HEADER = 8;
  private static final int CHANNELS = 4;

  private final Studio studio;
  private final MasterDesk desk;
  private final AtomicReference<MasterDesk.@Nullable Known<List<DeviceFate>>> elsewhere =
      new AtomicReference<>();

  MasterRoutes(Studio studio, MasterDesk desk) {
    this.studio = studio;
    this.desk = desk;
  }

  /**
   * A place that music is delivered to; see {@link Target}.
   *
   * @param codecs lossy codecs that it is played through
   */
  record TargetCard(
      String id,
      String name,
      double loudness,
      double ceiling,
      int bits,
      int rate,
      List<String> codecs,
      String date,
      String source) {}

  /**
   * A device to listen through; see {@link PlaybackDevice}.
   *
   * @param sides what it does to left and right
   */
  record MonitorCard(String id, String name, String basis, String sides, String source) {}

  /** What may be done to a mix, by its id. */
  record TreatmentCard(String id, String name) {}

  /** A rule of the coach about the mix or what leaves it. */
  record CheckCard(String rule, String title, Area area, String why) {}

  /** What there is, whatever the song. */
  record MasterPlaces(
      List<TargetCard> targets,
      List<MonitorCard> monitors,
      List<TreatmentCard> treatments,
      List<CheckCard> checks) {}

  /** What is known of the open song. */
  record MeasuredNow(Optional<MeasuredSong> measured) {}

  /**
   * What becomes of a track on a device; see {@link Fate}.
   *
   * @param left 0 to 1
   */
  record TrackFate(String name, double left, boolean vanished, String gone) {}

  /**
   * The song on a device; see {@link Translation}.
   *
   * @param score 0 to 100
   * @param tracks those of which the least is left first
   */
  record DeviceFate(String id, String name, double score, List<TrackFate> tracks) {}

  /** The song on other devices, at a revision; empty when it was not heard there. */
  record HeardElsewhere(long revision, List<DeviceFate> devices) {}

  static List<Class<?>> answers() {
    return List.of(MasterPlaces.class, MeasuredNow.class, HeardElsewhere.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.get("/api/master/places", MasterRoutes::places),
        Routes.Route.post("/api/master/measure", this::measure),
        Routes.Route.get("/api/master/measured", this::measured),
        Routes.Route.post("/api/master/elsewhere", this::hearElsewhere),
        Routes.Route.get("/api/master/elsewhere", this::heardElsewhere),
        Routes.Route.get("/api/master/monitor/", this::monitor));
  }

  private static void places(Call call) {
    call.json(
        new MasterPlaces(
            Target.all().stream()
                .map(
                    each ->
                        new TargetCard(
                            each.id(),
                            each.name(),
                            each.loudnessLufs(),
                            each.ceilingDbtp(),
                            each.bits(),
                            each.sampleRate(),
                            each.codecs(),
                            each.date(),
                            each.source()))
                .toList(),
            monitors().stream()
                .map(
                    each ->
                        new MonitorCard(
                            each.id(),
                            each.name(),
                            each.basis().word(),
                            each.sides().words(),
                            each.source()))
                .toList(),
            Treatment.ids().stream().map(id -> new TreatmentCard(id, title(id))).toList(),
            Reason.all().values().stream()
                .filter(each -> each.area() == Area.MASTER || each.area() == Area.MIX)
                .map(each -> new CheckCard(each.rule(), each.title(), each.area(), each.why()))
                .sorted((a, b) -> a.title().compareTo(b.title()))
                .toList()));
  }

  static String title(String id) {
    String words = id.replace('-', ' ');
    return id.equals("eq")
        ? "Equaliser"
        : Character.toUpperCase(words.charAt(0)) + words.substring(1).replace(" eq", " equaliser");
  }

  private static List<PlaybackDevice> monitors() {
    List<PlaybackDevice> all = new ArrayList<>();
    all.add(PlaybackDevice.MONO);
    all.addAll(PlaybackDevices.all());
    return all;
  }

  private void measure(Call call) {
    Place place = studio.place();
    Snapshot heard = place.desk().snapshot();
    String job = studio.jobs().start(MEASURE, progress -> measure(place, heard, progress));
    call.json(new RenderRoutes.Began(job));
  }

  private String measure(Place place, Snapshot heard, Progress progress) throws IOException {
    var mix = desk.mix(place, heard, false, Share.of(progress, 0, RENDERED));
    SongMeasure measure =
        SongMeasure.of(
            mix.input(), ReferenceSounds.sections(heard.song()), Share.of(progress, RENDERED, 1));
    desk.measured(place, heard.revision(), measure);
    return "%.1f LUFS".formatted(measure.profile().lufs());
  }

  private void measured(Call call) {
    call.json(
        new MeasuredNow(
            desk.measured(studio.place())
                .map(known -> MeasuredSong.of(known.revision(), known.what()))));
  }

  private void hearElsewhere(Call call) {
    Place place = studio.place();
    Snapshot heard = place.desk().snapshot();
    String job =
        studio
            .jobs()
            .start(
                ELSEWHERE,
                progress -> {
                  Elsewhere sound =
                      Elsewhere.song(
                          heard.song(),
                          Library.files(place.folder()),
                          Share.of(heard.song(), Share.of(progress, 0, RENDERED)));
                  List<DeviceFate> fates =
                      sound.on(PlaybackDevices.all(), Share.of(progress, RENDERED, 1)).stream()
                          .map(MasterRoutes::fate)
                          .toList();
                  elsewhere.set(new MasterDesk.Known<>(place.name(), heard.revision(), fates));
                  return fates.size() + " devices";
                });
    call.json(new RenderRoutes.Began(job));
  }

  private static DeviceFate fate(Translation on) {
    return new DeviceFate(
        on.device().id(),
        on.device().name(),
        on.score(),
        on.weakest(on.parts().size()).stream()
            .map(
                each ->
                    new TrackFate(
                        each.name(),
                        each.left(),
                        each.vanished(),
                        String.join(", ", each.gone().stream().map(Fate.Stretch::words).toList())))
            .toList());
  }

  private void heardElsewhere(Call call) {
    call.json(
        MasterDesk.of(studio.place(), elsewhere.get())
            .map(known -> new HeardElsewhere(known.revision(), known.what()))
            .orElse(new HeardElsewhere(-1, List.of())));
  }

  /**
   * {@code GET /api/master/monitor/ID?rate}: a device as impulse responses. Frames as an int, the
   * gain in dB at which the song, or usual music, is as loud as without it, as a float; then
   * floats: all of left to left, left to right, right to left, right to right.
   */
  private void monitor(Call call) {
    Optional<PlaybackDevice> device =
        monitors().stream().filter(each -> each.id().equals(call.rest())).findFirst();
    if (device.isEmpty()) {
      call.missing();
      return;
    }
    long rate;
    try {
      rate = call.number("rate", studio.place().rate());
    } catch (IllegalArgumentException wrong) {
      call.refused(HttpStatus.BAD_REQUEST_400, String.valueOf(wrong.getMessage()));
      return;
    }
    if (rate < LEAST_RATE || rate > MOST_RATE) {
      call.refused(HttpStatus.BAD_REQUEST_400, "no sound has " + rate + " frames a second");
      return;
    }
    float[] left = Playing.click(device.get(), (int) rate, 0);
    float[] right = Playing.click(device.get(), (int) rate, 1);
    int frames = left.length / 2;
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + CHANNELS * Float.BYTES * frames)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(frames)
            .putFloat((float) gain(device.get()));
    for (float[] side : List.of(left, right)) {
      for (int channel = 0; channel < 2; channel++) {
        for (int i = 0; i < frames; i++) {
          bytes.putFloat(side[2 * i + channel]);
        }
      }
    }
    call.bytes(bytes.flip());
  }

  private double gain(PlaybackDevice device) {
    Optional<Portrait> whole =
        desk.measured(studio.place()).map(known -> known.what().profile().whole());
    return whole.isPresent()
        ? MatchedVolume.of(device, whole.get().mid(), whole.get().side())
        : MatchedVolume.usual(device);
  }
}
